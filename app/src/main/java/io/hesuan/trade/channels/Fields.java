package io.hesuan.trade.channels;

import io.hesuan.kernel.Currency;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.intake.IntakeRefusal;
import io.hesuan.platform.intake.Payload;
import io.hesuan.platform.intake.Unreadable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A JSON object of a platform, with the place where it stands. Numbers are read as they are written, never through a binary fraction; ids are
 * texts, also where a platform sends them as numbers. What is absent, null or empty is the same.
 */
record Fields(JsonNode node, String place) {

    private static final JsonMapper JSON = JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    /** JD's way of saying none. */
    private static final String NO_TIME = "0001-01-01 00:00:00";

    static Fields of(Payload payload) {
        return of(payload.text());
    }

    static Fields of(String text) {
        try {
            return new Fields(JSON.readTree(text), "");
        } catch (JacksonException broken) {
            var at = broken.getLocation();
            throw refusal(IntakeRefusal.PAYLOAD_IS_NO_JSON, "", at == null ? "" : at.getLineNr() + ":" + at.getColumnNr());
        }
    }

    private static Unreadable refusal(io.hesuan.kernel.Refusal refusal, String place, Object... arguments) {
        return new Unreadable(new Outcome.Refused<>(refusal, place, List.of(arguments)));
    }

    Unreadable wrong(ChannelRefusal refusal, String field, Object... arguments) {
        return refusal(refusal, path(field), arguments);
    }

    private String path(String field) {
        return place.isEmpty() || field.isEmpty() ? place + field : place + "." + field;
    }

    boolean has(String field) {
        return !text(field).isEmpty() || node.path(field).isContainer();
    }

    Fields at(String field) {
        return new Fields(node.path(field), path(field));
    }

    /** The object below the first of these names that is there. @throws Unreadable where none is */
    Fields under(String... names) {
        for (String name : names) {
            if (node.path(name).isContainer()) {
                return at(name);
            }
        }
        throw refusal(IntakeRefusal.PAYLOAD_IS_CUT_SHORT, place, String.join(" / ", names));
    }

    /** Objects of a list; an object that wraps the list ({@code orders.order}) is gone through, and an absent list is empty. */
    List<Fields> list(String field) {
        JsonNode list = node.path(field);
        String path = path(field);
        if (list.isObject() && list.size() == 1 && list.values().iterator().next().isArray()) {
            path = path + "." + list.propertyNames().iterator().next();
            list = list.values().iterator().next();
        }
        List<Fields> found = new ArrayList<>();
        if (list.isObject()) {
            found.add(new Fields(list, path));
        }
        for (int at = 0; list.isArray() && at < list.size(); at++) {
            found.add(new Fields(list.get(at), path + "[" + at + "]"));
        }
        return found;
    }

    /** Goes on with the next where one is unreadable; that one is a trouble of its own. */
    static void each(List<Fields> objects, String nameField, io.hesuan.platform.intake.PayloadParser.Sink<ChannelNews> sink, Consumer<Fields> reading) {
        for (Fields one : objects) {
            try {
                reading.accept(one);
            } catch (Unreadable unreadable) {
                sink.trouble("", one.node.path(nameField).asString(""), unreadable.reason());
            }
        }
    }

    /** Empty where it is absent. The first of the names that has something. */
    String text(String... names) {
        for (String name : names) {
            JsonNode value = node.path(name);
            if (value.isValueNode() && !value.isNull() && !value.asString().isBlank()) {
                return value.isNumber() ? value.decimalValue().toPlainString() : value.asString().strip();
            }
        }
        return "";
    }

    String needed(String... names) {
        String text = text(names);
        if (text.isEmpty()) {
            throw wrong(ChannelRefusal.FIELD_IS_MISSING, names[0], names[0]);
        }
        return text;
    }

    /** An id: a text, or a whole number written with all its digits. */
    String id(String... names) {
        String text = text(names);
        for (String name : names) {
            if (node.path(name).isBigDecimal() || node.path(name).isFloatingPointNumber()) {
                throw wrong(ChannelRefusal.NUMBER_LOST_DIGITS, name, text);
            }
        }
        return text.equals("0") ? "" : text;
    }

    /** In minor units, from major units as text or number; 0 where it is absent. */
    long major(String field, String currency) {
        return minor(decimal(field), currency, field);
    }

    long minor(BigDecimal amount, String currency, String field) {
        try {
            return amount.movePointRight(Currency.of(currency).minorDigits()).longValueExact();
        } catch (ArithmeticException fractions) {
            throw wrong(ChannelRefusal.AMOUNT_IS_TOO_FINE, field, amount.toPlainString(), currency);
        }
    }

    /** In minor units already; 0 where it is absent. */
    long minor(String field) {
        try {
            return decimal(field).longValueExact();
        } catch (ArithmeticException fraction) {
            throw wrong(ChannelRefusal.FIELD_IS_NO_NUMBER, field, text(field));
        }
    }

    BigDecimal decimal(String field) {
        String text = text(field);
        try {
            return text.isEmpty() ? BigDecimal.ZERO : new BigDecimal(text);
        } catch (NumberFormatException noNumber) {
            throw wrong(ChannelRefusal.FIELD_IS_NO_NUMBER, field, text);
        }
    }

    boolean flag(String field) {
        String text = text(field);
        return text.equals("true") || text.equals("1");
    }

    /** {@code 2014-01-15 21:40:01} in a zone that the platform does not write; null where it is absent. */
    Instant local(String field, ZoneId zone) {
        String text = text(field);
        try {
            return text.isEmpty() || text.equals(NO_TIME) ? null : LocalDateTime.parse(text.replace('T', ' '), LOCAL).atZone(zone).toInstant();
        } catch (DateTimeException noTime) {
            throw wrong(ChannelRefusal.FIELD_IS_NO_TIME, field, text);
        }
    }

    /** ISO 8601 with its zone; null where it is absent. */
    Instant zoned(String field) {
        String text = text(field);
        try {
            return text.isEmpty() ? null : OffsetDateTime.parse(text.replace("-00:00", "Z")).toInstant();
        } catch (DateTimeException noTime) {
            throw wrong(ChannelRefusal.FIELD_IS_NO_TIME, field, text);
        }
    }

    /** Since 1970; null where it is absent or 0. */
    Instant seconds(String field) {
        long value = minor(field);
        return value == 0 ? null : Instant.ofEpochSecond(value);
    }

    Instant millis(String field) {
        long value = minor(field);
        return value == 0 ? null : Instant.ofEpochMilli(value);
    }
}
