package io.hesuan.trade.channels;

import io.hesuan.kernel.Currency;
import io.hesuan.platform.intake.Payload;
import io.hesuan.platform.intake.Unreadable;
import io.hesuan.trade.channels.ChannelOrder.Attribution;
import io.hesuan.trade.channels.ChannelOrder.Bearer;
import io.hesuan.trade.channels.ChannelOrder.Discount;
import io.hesuan.trade.channels.ChannelOrder.Line;
import io.hesuan.trade.channels.ChannelOrder.LineStage;
import io.hesuan.trade.channels.ChannelOrder.Receiver;
import io.hesuan.trade.channels.ChannelOrder.Stage;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Makes one order of its rows. A price may be finer than the currency; the line is what is rounded, half away from zero. Pure. */
final class RowReading {

    /** @param number as people count rows in the file, from 1 */
    record Row(int number, Map<String, String> values) {
    }

    private static final Duration ONE_DAY = Duration.ofDays(1);

    private final Shop shop;
    private final FileMapping mapping;
    private final Payload payload;
    private final int digits;
    private final DateTimeFormatter time;

    RowReading(Shop shop, FileMapping mapping, Payload payload, Currency currency) {
        this.shop = shop;
        this.mapping = mapping;
        this.payload = payload;
        this.digits = currency.minorDigits();
        this.time = mapping.timeFormat().isEmpty() ? null : new DateTimeFormatterBuilder().appendPattern(mapping.timeFormat()).parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
                .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0).parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0)
                .toFormatter(Locale.ENGLISH);
    }

    ChannelOrder order(String number, List<Row> rows) {
        Row first = rows.getFirst();
        Instant created = createdAt(number, rows);
        Stage stage = stage(first);
        List<Discount> discounts = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        for (Row row : rows) {
            lines.add(line(row, stage, lines.size() + 1, discounts));
        }
        long freight = minor(first, "freight");
        long receivable = freight + lines.stream().mapToLong(Line::net).sum();
        Map<String, String> values = first.values();
        String buyer = values.getOrDefault("receiver", "");
        String name = values.getOrDefault("receiverName", "");
        String phone = values.getOrDefault("phone", "");
        String address = values.getOrDefault("address", "");
        var receiver = new Receiver(Receivers.pseudonym(shop.id(), buyer, name, phone, address), name, phone, values.getOrDefault("country", ""), values.getOrDefault("province", ""),
                values.getOrDefault("city", ""), values.getOrDefault("district", ""), address, Map.of());
        Instant paidAt = values.containsKey("paidAt") ? time(first, "paidAt") : stage == Stage.UNPAID ? null : created;
        return new ChannelOrder(shop.id(), number, null, payload.fetchedAt().toEpochMilli(), OrderPayloads.REVISION, stage, created, paidAt,
                values.containsKey("shippedAt") ? time(first, "shippedAt") : null, stage == Stage.FINISHED ? created : null, shop.currency(), freight,
                values.containsKey("paid") ? minor(first, "paid") : receivable, lines, discounts, List.of(), List.of(), receiver,
                new Attribution(values.getOrDefault("hostId", ""), values.getOrDefault("hostName", ""), "", "", values.getOrDefault("campaign", "")), null, false,
                values.getOrDefault("buyerRemark", ""), values.getOrDefault("sellerRemark", ""), Set.of(), payload.id());
    }

    /** The first row's time: lines of one order may have been keyed minutes apart, but two days under one number are two orders. */
    private Instant createdAt(String order, List<Row> rows) {
        Row first = rows.getFirst();
        if (!first.values().containsKey("createdAt")) {
            return payload.fetchedAt();
        }
        Instant created = time(first, "createdAt");
        for (Row row : rows) {
            boolean told = row.values().containsKey("createdAt");
            if (told && Duration.between(created, time(row, "createdAt")).abs().compareTo(ONE_DAY) >= 0) {
                throw wrong(ChannelRefusal.ROWS_DISAGREE, row, order, "createdAt");
            }
        }
        return created;
    }

    private Line line(Row row, Stage stage, int at, List<Discount> discounts) {
        Map<String, String> values = row.values();
        BigDecimal quantity = values.containsKey("quantity") ? decimal(row, "quantity") : BigDecimal.ONE;
        boolean priced = values.containsKey("price");
        BigDecimal price = priced ? decimal(row, "price") : null;
        long discount = minor(row, "discount");
        long net;
        long gross;
        if (priced) {
            gross = quantity.multiply(price).movePointRight(digits).setScale(0, RoundingMode.HALF_UP).longValueExact();
            net = values.containsKey("amount") ? minor(row, "amount") : gross - discount;
        } else {
            net = minor(row, "amount");
            gross = net + discount;
            price = quantity.signum() == 0 ? BigDecimal.ZERO : BigDecimal.valueOf(gross, digits).divide(quantity, digits, RoundingMode.HALF_UP);
        }
        String number = values.getOrDefault("line", String.valueOf(at));
        if (gross > net) {
            discounts.add(new Discount(number, Bearer.SELLER, "discount", gross - net));
        }
        String sku = values.getOrDefault("sku", values.getOrDefault("code", ""));
        return new Line(number, sku, values.getOrDefault("code", sku), values.getOrDefault("title", ""), quantity, price.movePointRight(digits).setScale(0, RoundingMode.HALF_UP).longValueExact(),
                gross, net, gross == 0, switch (stage) {
                    case SHIPPED, SIGNED -> LineStage.SHIPPED;
                    case FINISHED -> LineStage.FINISHED;
                    case CLOSED -> LineStage.CLOSED;
                    default -> LineStage.OPEN;
                });
    }

    private Stage stage(Row row) {
        String said = row.values().getOrDefault("stage", "");
        String stage = said.isEmpty() ? mapping.stage() : mapping.stages().get(said);
        if (stage == null) {
            throw wrong(ChannelRefusal.STATUS_IS_UNKNOWN, row, said);
        }
        return Stage.valueOf(stage.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private Instant time(Row row, String field) {
        String text = row.values().get(field);
        try {
            return time == null ? OffsetDateTime.parse(text).toInstant() : LocalDateTime.parse(text, time).atZone(shop.zone()).toInstant();
        } catch (DateTimeException noTime) {
            throw wrong(ChannelRefusal.FIELD_IS_NO_TIME, row, text);
        }
    }

    private long minor(Row row, String field) {
        if (!row.values().containsKey(field)) {
            return 0;
        }
        BigDecimal amount = decimal(row, field);
        try {
            return amount.movePointRight(digits).longValueExact();
        } catch (ArithmeticException fractions) {
            throw wrong(ChannelRefusal.AMOUNT_IS_TOO_FINE, row, amount.toPlainString(), shop.currency());
        }
    }

    /** With or without separators of thousands and a sign of money in front. */
    private static BigDecimal decimal(Row row, String field) {
        String text = row.values().get(field);
        try {
            return new BigDecimal(text.replaceAll("[,\\s\\p{Sc}]", ""));
        } catch (NumberFormatException noNumber) {
            throw wrong(ChannelRefusal.FIELD_IS_NO_NUMBER, row, text);
        }
    }

    private static Unreadable wrong(ChannelRefusal refusal, Row row, Object... arguments) {
        return TableOrders.wrong(refusal, "row " + row.number(), arguments);
    }
}
