package io.hesuan.platform.sheets;

import io.hesuan.kernel.Refusal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts the cells of a row into a content. Works on the content's JSON, because that has a place for every column by name. */
final class RowReader {

    /** What is wrong with one cell. */
    record CellProblem(String column, Refusal refusal, List<String> arguments) {
    }

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final LocalDate EXCEL_DAY_0 = LocalDate.of(1899, 12, 30);

    private final JsonMapper json;
    private final SheetLabels labels;
    private final Map<String, Map<String, String>> choices = new HashMap<>();

    RowReader(JsonMapper json, SheetLabels labels, Sheet<?, ?> sheet) {
        this.json = json;
        this.labels = labels;
        sheet.columns().stream().filter(column -> !column.choices().isEmpty()).forEach(column -> choices.put(column.key(), labels.choicesByName(column)));
    }

    /**
     * Changes the content to what the cells say.
     *
     * @param cells      by column, those that are mapped
     * @param references by column and text, the ids that are meant
     * @param isNew      whether the row makes a new record, so that it needs its required cells
     */
    List<CellProblem> put(ObjectNode content, Map<SheetColumn, String> cells, Map<SheetColumn, Map<String, String>> references, boolean isNew) {
        List<CellProblem> problems = new ArrayList<>();
        cells.forEach((column, raw) -> {
            String text = raw.strip();
            if (text.isEmpty()) {
                if (column.required()) {
                    problems.add(new CellProblem(column.key(), SheetRefusal.CELL_MISSING, List.of()));
                } else if (!isNew) {
                    clear(content, column);
                }
                return;
            }
            Optional<JsonNode> value = value(column, text, references);
            if (value.isPresent()) {
                set(content, column, value.get());
            } else {
                problems.add(new CellProblem(column.key(), wrong(column.type()), List.of(text)));
            }
        });
        return problems;
    }

    private Optional<JsonNode> value(SheetColumn column, String text, Map<SheetColumn, Map<String, String>> references) {
        return switch (column.type()) {
            case TEXT -> Optional.of(NODES.stringNode(text));
            case INTEGER -> number(text).filter(number -> number.stripTrailingZeros().scale() <= 0 && number.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0)
                    .map(number -> NODES.numberNode(number.intValueExact()));
            case DECIMAL -> number(text).map(number -> NODES.stringNode(number.toPlainString()));
            case FLAG -> labels.isYes(text) ? Optional.of(NODES.booleanNode(true)) : labels.isNo(text) ? Optional.of(NODES.booleanNode(false)) : Optional.empty();
            case DATE -> date(text).map(date -> NODES.stringNode(date.toString()));
            case CHOICE -> Optional.ofNullable(choices.get(column.key()).get(SheetLabels.plain(text))).map(NODES::stringNode);
            case CHOICES -> several(column, text);
            case REFERENCE -> Optional.ofNullable(references.getOrDefault(column, Map.of()).get(text)).map(NODES::stringNode);
        };
    }

    private Optional<JsonNode> several(SheetColumn column, String text) {
        ArrayNode values = NODES.arrayNode();
        for (String word : text.split("[,;/|\\u3001\\uFF0C\\uFF1B]")) {
            String value = choices.get(column.key()).get(SheetLabels.plain(word));
            if (value == null) {
                return Optional.empty();
            }
            values.add(value);
        }
        return Optional.of(values);
    }

    /** Thousands separators and a percent sign are how people write numbers. */
    private static Optional<BigDecimal> number(String text) {
        String bare = text.replaceAll("[,\\s\\uFF0C]|%$", "");
        if (!bare.matches("-?[0-9]{1,18}(\\.[0-9]{1,12})?")) {
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(bare));
    }

    /** 2026-01-31, 2026/1/31, 20260131, in Chinese characters, or Excel's count of days. */
    private static Optional<LocalDate> date(String text) {
        String[] parts = text.split("[-/.\\u5E74\\u6708\\u65E5 T]");
        try {
            if (text.matches("[0-9]{8}")) {
                return Optional.of(LocalDate.of(Integer.parseInt(text.substring(0, 4)), Integer.parseInt(text.substring(4, 6)), Integer.parseInt(text.substring(6))));
            }
            if (text.matches("[0-9]{4,5}(\\.[0-9]+)?")) {
                return Optional.of(EXCEL_DAY_0.plusDays(new BigDecimal(text).longValue()));
            }
            return parts.length < 3 ? Optional.empty()
                    : Optional.of(LocalDate.of(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2])));
        } catch (NumberFormatException | DateTimeException noDate) {
            return Optional.empty();
        }
    }

    private static SheetRefusal wrong(SheetColumn.Type type) {
        return switch (type) {
            case INTEGER, DECIMAL -> SheetRefusal.CELL_IS_NO_NUMBER;
            case DATE -> SheetRefusal.CELL_IS_NO_DATE;
            case FLAG -> SheetRefusal.CELL_IS_NEITHER_YES_NOR_NO;
            case CHOICE, CHOICES -> SheetRefusal.CELL_IS_NO_CHOICE;
            case REFERENCE, TEXT -> SheetRefusal.CELL_REFERS_TO_NOTHING;
        };
    }

    private void set(ObjectNode content, SheetColumn column, JsonNode value) {
        String[] steps = column.path().substring(1).split("/");
        JsonNode at = content;
        for (int i = 0; i < steps.length - 1; i++) {
            if (at instanceof ArrayNode list) {
                if (list.isEmpty()) {
                    list.add(json.<JsonNode>valueToTree(column.element()));
                }
                at = list.get(Integer.parseInt(steps[i]));
            } else {
                at = at.get(steps[i]);
            }
        }
        ((ObjectNode) at).set(steps[steps.length - 1], value);
    }

    /** An empty cell of a record that is there empties what it stands for, where that may be empty. */
    private void clear(ObjectNode content, SheetColumn column) {
        JsonNode stored = content.at(column.path());
        switch (column.type()) {
            case TEXT, DECIMAL, REFERENCE -> {
                if (stored.isString()) {
                    set(content, column, NODES.stringNode(""));
                }
            }
            case INTEGER, DATE -> {
                if (!stored.isMissingNode()) {
                    set(content, column, NODES.nullNode());
                }
            }
            case FLAG, CHOICE, CHOICES -> {
            }
        }
    }
}
