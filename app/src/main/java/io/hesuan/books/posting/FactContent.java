package io.hesuan.books.posting;

import io.hesuan.books.ledger.Dimension;
import io.hesuan.books.ledger.Dimensions;
import io.hesuan.books.posting.Amount.Goods;
import io.hesuan.books.stock.GoodsMove;
import io.hesuan.kernel.Currency;
import io.hesuan.kernel.ExchangeRate;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The content of a fact as it is kept: valued amounts as JSON, short names left out where there is nothing to say; and its digest. */
final class FactContent {

    private static final JsonFactory JSON = new JsonFactory();
    private static final JsonMapper READER = JsonMapper.shared();

    private FactContent() {
    }

    /** The valued amounts, from which every entry can be worked out again. */
    static String write(List<Amount> amounts) {
        var text = new StringWriter(256 * amounts.size());
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartArray();
            amounts.forEach(amount -> write(json, amount));
            json.writeEndArray();
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Amount amount) {
        json.writeStartObject();
        json.writeNumberProperty("n", amount.number());
        json.writeStringProperty("role", amount.role());
        json.writeNumberProperty("value", amount.value());
        json.writeStringProperty("currency", amount.currency());
        if (amount.rate() != null) {
            json.writeNumberProperty("original", amount.original());
            write(json, amount.rate());
        }
        write(json, amount.dimensions());
        id(json, "counterparty", amount.counterparty());
        text(json, "dueOn", amount.dueOn());
        text(json, "document", amount.document());
        text(json, "cashFlow", amount.cashFlow());
        id(json, "account", amount.account());
        id(json, "counterAccount", amount.counterAccount());
        if (amount.goods() != null) {
            write(json, amount.goods());
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, ExchangeRate rate) {
        json.writeStringProperty("rate", rate.value().toPlainString());
        json.writeStringProperty("to", rate.to().code());
        text(json, "rateOn", rate.date());
        text(json, "rateSource", rate.source());
    }

    private static void write(JsonGenerator json, Dimensions dimensions) {
        json.writeName("of");
        json.writeStartObject();
        for (Dimension dimension : Dimension.values()) {
            id(json, dimension.written(), dimensions.get(dimension));
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Goods goods) {
        json.writeName("goods");
        json.writeStartObject();
        json.writeStringProperty("from", goods.fromKind());
        json.writeStringProperty("to", goods.toKind());
        id(json, "fromAccount", goods.fromAccount());
        id(json, "toAccount", goods.toAccount());
        id(json, "fromWarehouse", goods.fromWarehouse());
        id(json, "toWarehouse", goods.toWarehouse());
        json.writeNumberProperty("quantity", goods.quantity());
        json.writeStringProperty("method", goods.method());
        json.writeEndObject();
    }

    private static void id(JsonGenerator json, String name, UUID id) {
        if (id != null) {
            json.writeStringProperty(name, id.toString());
        }
    }

    private static void text(JsonGenerator json, String name, Object value) {
        if (value != null) {
            json.writeStringProperty(name, value.toString());
        }
    }

    /** What {@link #write} wrote. */
    static List<Amount> read(String stored) {
        List<Amount> amounts = new ArrayList<>();
        for (JsonNode node : READER.readTree(stored)) {
            Currency currency = Currency.of(node.get("currency").asString());
            ExchangeRate rate = !node.has("rate") ? null : new ExchangeRate(currency, Currency.of(node.get("to").asString()), new BigDecimal(node.get("rate").asString()),
                    LocalDate.parse(node.get("rateOn").asString()), node.path("rateSource").asString(""));
            long value = node.get("value").asLong();
            amounts.add(new Amount(node.get("n").asInt(), node.get("role").asString(), value, currency.code(), rate == null ? value : node.get("original").asLong(), rate,
                    dimensions(node.get("of")), id(node, "counterparty"), node.has("dueOn") ? LocalDate.parse(node.get("dueOn").asString()) : null, text(node, "document"),
                    text(node, "cashFlow"), id(node, "account"), id(node, "counterAccount"), node.has("goods") ? goods(node.get("goods")) : null));
        }
        return amounts;
    }

    private static Dimensions dimensions(JsonNode node) {
        Dimensions dimensions = Dimensions.NONE;
        for (var named : node.properties()) {
            dimensions = dimensions.with(Dimension.named(named.getKey()), UUID.fromString(named.getValue().asString()));
        }
        return dimensions;
    }

    private static Goods goods(JsonNode node) {
        return new Goods(node.get("from").asString(), node.get("to").asString(), id(node, "fromAccount"), id(node, "toAccount"), id(node, "fromWarehouse"),
                id(node, "toWarehouse"), node.get("quantity").asLong(), node.get("method").asString());
    }

    private static UUID id(JsonNode node, String name) {
        return node.has(name) ? UUID.fromString(node.get(name).asString()) : null;
    }

    private static String text(JsonNode node, String name) {
        return node.has(name) ? node.get(name).asString() : null;
    }

    /** SHA-256 of what the fact says, as given: not of what it was worth, which depends on what lay there. */
    static byte[] hash(Fact fact) {
        var text = new StringBuilder(512);
        text.append(fact.type()).append('\n').append(fact.companyId()).append('\n').append(fact.occurredOn()).append('\n').append(fact.source().documentType()).append('\n')
                .append(fact.source().documentId()).append('\n').append(fact.source().documentNumber()).append('\n').append(fact.memo()).append('\n').append(fact.dimensions());
        for (FactLine line : fact.lines()) {
            text.append("\nline ").append(line.number()).append(' ').append(line.role()).append(' ').append(line.amount()).append(' ').append(line.currency()).append(' ')
                    .append(line.rate() == null ? "" : line.rate().value().toPlainString() + line.rate().date()).append(' ').append(line.dimensions()).append(' ')
                    .append(line.dueOn()).append(' ').append(line.document()).append(' ').append(line.cashFlow()).append(' ').append(line.counterparty()).append(' ').append(line.account());
            if (line.counterAccount() != null) {
                text.append(' ').append(line.counterAccount());
            }
        }
        for (GoodsMove move : fact.moves()) {
            text.append("\nmove ").append(move.number()).append(' ').append(move.itemId()).append(' ').append(move.lotId()).append(' ').append(move.fromPlace()).append(' ')
                    .append(move.toPlace()).append(' ').append(move.quantity()).append(' ').append(move.ownerId()).append(' ').append(move.reference()).append(' ')
                    .append(move.givenValue()).append(' ').append(move.reservation());
        }
        try {
            return MessageDigest.getInstance("SHA-256").digest(FactRows.utf8(text.toString()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
