package io.hesuan.platform.sheets;

import io.hesuan.kernel.Outcome;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.records.FieldChecks;
import io.hesuan.platform.records.Save;
import io.hesuan.platform.records.Saved;
import io.hesuan.platform.sheets.RowReader.CellProblem;
import org.jooq.DSLContext;
import org.jooq.UpdatableRecord;
import org.jooq.impl.DSL;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Turns rows of one file into commands, some hundred at a time: a fixed number of statements for each time. */
final class RowPlans<T, R extends UpdatableRecord<R>> {

    /** A row of the file. */
    record FileRow(int number, List<String> cells) {
    }

    /**
     * What a row asks for.
     *
     * @param command  null where something is wrong with it, or nothing would change
     * @param before   the content that is there, null for a new record
     * @param problems by column of the sheet
     */
    record Plan<T>(int row, Save<T> command, T before, List<CellProblem> problems) {
        boolean isUnchanged() {
            return command == null && problems.isEmpty();
        }
    }

    private final DSLContext sql;
    private final JsonMapper json;
    private final FieldChecks fieldChecks;
    private final Sheet<T, R> sheet;
    private final Upload upload;
    private final Acting by;
    private final RowReader reader;
    private final ObjectNode blank;
    private final Set<String> seen = new HashSet<>();

    RowPlans(DSLContext sql, JsonMapper json, FieldChecks fieldChecks, SheetLabels labels, Sheet<T, R> sheet, Upload upload, Acting by) {
        this.sql = sql;
        this.json = json;
        this.fieldChecks = fieldChecks;
        this.sheet = sheet;
        this.upload = upload;
        this.by = by;
        this.blank = json.valueToTree(sheet.blank());
        this.reader = new RowReader(json, labels, sheet);
    }

    List<Plan<T>> of(List<FileRow> rows) {
        List<Map<SheetColumn, String>> cells = rows.stream().map(this::cells).toList();
        Map<SheetColumn, Map<String, String>> references = references(cells);
        Map<String, R> existing = existing(cells);
        List<String> keys = cells.stream().map(each -> within(each, references) + code(each)).toList();
        List<Boolean> repeated = IntStream.range(0, rows.size()).mapToObj(i -> !code(cells.get(i)).isEmpty() && !seen.add(keys.get(i))).toList();
        // rows do not know of each other here, and reading their cells is most of the work
        return IntStream.range(0, rows.size()).parallel().mapToObj(i -> repeated.get(i)
                ? new Plan<T>(rows.get(i).number(), null, null, List.of(new CellProblem(Sheet.KEY, SheetRefusal.CODE_REPEATED_IN_FILE, List.of(code(cells.get(i))))))
                : plan(rows.get(i).number(), cells.get(i), references, existing.get(keys.get(i)))).toList();
    }

    private Plan<T> plan(int number, Map<SheetColumn, String> cells, Map<SheetColumn, Map<String, String>> references, R row) {
        T before = row == null ? null : sheet.spec().content(row);
        ObjectNode content = before == null ? blank.deepCopy() : json.valueToTree(before);
        ObjectNode asItWas = before == null ? null : content.deepCopy();
        List<CellProblem> problems = new ArrayList<>(reader.put(content, cells, references, before == null));
        T wanted = json.treeToValue(content, sheet.spec().contentType());
        Set<String> wrongCells = new HashSet<>(problems.stream().map(CellProblem::column).toList());
        List<Outcome.Refused<Saved>> wrong = fieldChecks.of(wanted);
        wrong.stream().map(this::inSheet).filter(problem -> !wrongCells.contains(problem.column())).forEach(problems::add);
        if (!problems.isEmpty()) {
            return new Plan<>(number, null, before, problems);
        }
        if (before != null && content.equals(asItWas)) {
            return new Plan<>(number, null, before, List.of());
        }
        return new Plan<>(number, before == null ? new Save<>(null, null, wanted) : new Save<>(row.get(sheet.spec().id()), row.get(sheet.spec().version()), wanted),
                before, List.of());
    }

    /** A refusal of a field, told of the column that it came from. */
    CellProblem inSheet(Outcome.Refused<?> refused) {
        String field = refused.field() == null ? "" : refused.field();
        String path = "/" + field.replace("[", "/").replace("]", "").replace(".", "/");
        String column = sheet.columns().stream().filter(candidate -> path.equals(candidate.path()) || path.startsWith(candidate.path() + "/"))
                .map(SheetColumn::key).findFirst().orElse(field);
        return new CellProblem(column, refused.refusal(), refused.arguments().stream().map(String::valueOf).map(argument -> argument.equals(field) ? column : argument).toList());
    }

    private Map<SheetColumn, String> cells(FileRow row) {
        Map<SheetColumn, String> cells = new LinkedHashMap<>();
        upload.mapping().forEach((heading, column) -> sheet.column(column).ifPresent(known -> cells.put(known, upload.cell(row.cells(), heading))));
        return cells;
    }

    private Map<SheetColumn, Map<String, String>> references(List<Map<SheetColumn, String>> rows) {
        Map<SheetColumn, Map<String, String>> references = new HashMap<>();
        sheet.columns().stream().filter(column -> column.lookup() != null).forEach(column -> {
            Set<String> texts = new HashSet<>();
            rows.forEach(row -> texts.add(row.getOrDefault(column, "").strip()));
            texts.remove("");
            if (!texts.isEmpty()) {
                references.put(column, column.lookup().find(sql, by, texts));
            }
        });
        return references;
    }

    private Map<String, R> existing(List<Map<SheetColumn, String>> rows) {
        String[] codes = rows.stream().map(this::code).filter(code -> !code.isEmpty()).distinct().toArray(String[]::new);
        return sql.selectFrom(sheet.spec().table()).where(sheet.key().eq(DSL.any(codes)), sheet.spec().visibleTo(by))
                .fetchMap(row -> (sheet.within() == null ? "" : sheet.within().format().write(row.get(sheet.within().field())) + " ") + row.get(sheet.key()));
    }

    /** What the row's code is unique in, as a prefix; one that means nothing finds nothing, and its cell is refused. */
    private String within(Map<SheetColumn, String> cells, Map<SheetColumn, Map<String, String>> references) {
        return sheet.within() == null ? "" : sheet.column(sheet.within().column())
                .map(column -> references.getOrDefault(column, Map.of()).getOrDefault(cells.getOrDefault(column, "").strip(), "") + " ").orElse(" ");
    }

    private String code(Map<SheetColumn, String> cells) {
        return sheet.column(Sheet.KEY).map(column -> cells.getOrDefault(column, "").strip()).orElse("");
    }
}
