package io.hesuan.platform.sheets;

import hesuandb.sheets.tables.records.ProblemRecord;
import hesuandb.sheets.tables.records.UploadRecord;
import io.hesuan.kernel.Ids;
import io.hesuan.kernel.MalformedText;
import io.hesuan.platform.access.AccessRefusal;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.sheets.Uploads.Counts;
import io.hesuan.platform.web.Refused;
import io.hesuan.platform.web.Sentences;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Files on their way in: upload, mapping, check, errors, load, undo. Check, load and undo are jobs. */
@RestController
@RequestMapping("/api/imports")
class ImportController {

    private static final int PROBLEMS_SHOWN = 200;
    private static final int PROBLEMS_WRITTEN = 100_000;

    private final Sheets sheets;
    private final Uploads uploads;
    private final SheetLabels labels;
    private final Sentences sentences;
    private final JsonMapper json;
    private final ImportOrders orders;

    ImportController(Sheets sheets, Uploads uploads, SheetLabels labels, Sentences sentences, JsonMapper json, ImportOrders orders) {
        this.sheets = sheets;
        this.uploads = uploads;
        this.labels = labels;
        this.sentences = sentences;
        this.json = json;
        this.orders = orders;
    }

    /** A column that a heading of the file may be mapped to. */
    record SheetColumnView(String key, String label, String type, boolean required, String hint) {
    }

    /** What is wrong with one cell; {@code row} as people count it in the file, {@code column} as the file calls it. */
    record ProblemView(int row, String column, String code, String sentence) {
    }

    /**
     * An import.
     *
     * @param state    {@code uploaded}, {@code checked}, {@code loaded} or {@code undone}
     * @param mapping  heading → column; proposed after the upload
     * @param sample   the first rows, as texts
     * @param counts   of the last check or load
     * @param problems the first 200
     */
    record ImportView(String id, String record, String fileName, String state, String format, String encoding, String delimiter, int headerRow,
                      int rows, List<String> headings, JsonNode sample, List<SheetColumnView> columns, Map<String, String> mapping, Counts counts,
                      List<ProblemView> problems) {
    }

    record Mapping(Map<String, String> mapping) {
    }

    record Load(boolean goodRowsOnly) {
    }

    record Given(String job) {
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ImportView upload(@RequestParam String record, @RequestParam MultipartFile file, Acting by, Locale locale) throws IOException {
        Sheet<?, ?> sheet = permitted(sheets.named(record), by);
        UploadRecord row = UploadReading.of(Ids.next(), sheet, labels, file.getOriginalFilename(), file.getBytes(), json, by);
        uploads.insert(row);
        return view(row, locale);
    }

    @GetMapping("/{id}")
    ImportView find(@PathVariable String id, Acting by, Locale locale) {
        return view(uploads.row(read(id), by), locale);
    }

    @PostMapping("/{id}/check")
    Given check(@PathVariable String id, @RequestBody Mapping mapping, Acting by) {
        return new Given(orders.check(uploads.find(read(id), by), mapping.mapping() == null ? Map.of() : mapping.mapping(), by));
    }

    @PostMapping("/{id}/load")
    Given load(@PathVariable String id, @RequestBody Load load, Acting by) {
        return new Given(orders.load(uploads.find(read(id), by), load.goodRowsOnly(), by));
    }

    @PostMapping("/{id}/undo")
    Given undo(@PathVariable String id, Acting by) {
        return new Given(orders.undo(uploads.find(read(id), by), by));
    }

    /** The user's own rows that were refused, with one column more that says why. */
    @GetMapping("/{id}/errors.xlsx")
    void errors(@PathVariable String id, Acting by, Locale locale, HttpServletResponse response) throws IOException {
        Upload upload = uploads.find(read(id), by);
        Map<Integer, List<String>> sentencesByRow = new java.util.HashMap<>();
        uploads.problemsOf(upload.id(), PROBLEMS_WRITTEN).forEach(problem ->
                sentencesByRow.computeIfAbsent(problem.getRowNumber(), row -> new ArrayList<>()).add(problem.getHeading() + ": " + sentence(problem, locale)));
        List<String> headings = new ArrayList<>(upload.headings());
        headings.add(sentences.say(locale, "sheet.errors"));
        answerAsExcel(response, "errors.xlsx");
        try (var rows = new ExcelRows(response.getOutputStream(), headings)) {
            TableFile.of(upload.content()).rows((number, cells) -> {
                List<String> wrong = sentencesByRow.get(number);
                if (wrong != null) {
                    List<Object> values = new ArrayList<>(cells.subList(0, Math.min(cells.size(), upload.headings().size())));
                    while (values.size() < upload.headings().size()) {
                        values.add("");
                    }
                    values.add(String.join("\n", wrong));
                    rows.accept(values);
                }
            });
        }
    }

    @GetMapping("/template")
    void template(@RequestParam String record, @RequestParam(defaultValue = "xlsx") String format, Acting by, Locale locale,
                  HttpServletResponse response) throws IOException {
        Sheet<?, ?> sheet = permitted(sheets.named(record), by);
        List<String> headings = sheet.columns().stream().map(column -> labels.heading(locale, sheet, column) + (column.required() ? " *" : "")).toList();
        List<Object> example = new ArrayList<>();
        sheet.columns().forEach(column -> example.add(example(locale, column)));
        response.setContentType(ExportController.Formats.mediaType(format));
        response.setHeader("Content-Disposition", "attachment; filename=\"" + record + "-template." + format + "\"");
        try (RowSink rows = ExportController.Formats.sink(format, response.getOutputStream(), headings)) {
            if (rows instanceof ExcelRows excel) {
                for (int i = 0; i < headings.size(); i++) {
                    excel.comment(i, labels.hint(locale, sheet, sheet.columns().get(i)));
                }
            }
            rows.accept(example);
        }
    }

    private String example(Locale locale, SheetColumn column) {
        return switch (column.type()) {
            case CHOICE, CHOICES -> labels.choice(locale, column, column.example());
            case FLAG -> sentences.say(locale, "sheet." + column.example()).split(",")[0];
            default -> column.example();
        };
    }

    private static void answerAsExcel(HttpServletResponse response, String name) {
        response.setContentType(ExportController.Formats.mediaType("xlsx"));
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
    }

    private ImportView view(UploadRecord row, Locale locale) {
        Sheet<?, ?> sheet = sheets.named(row.getRecord());
        List<SheetColumnView> columns = sheet.columns().stream().map(column -> new SheetColumnView(column.key(), labels.heading(locale, sheet, column),
                column.type().name().toLowerCase(Locale.ROOT), column.required(), labels.hint(locale, sheet, column))).toList();
        List<ProblemView> problems = uploads.problemsOf(row.getId(), PROBLEMS_SHOWN).stream()
                .map(problem -> new ProblemView(problem.getRowNumber(), problem.getHeading(), problem.getCode(), sentence(problem, locale))).toList();
        return new ImportView(Uploads.ID.write(row.getId()), row.getRecord(), row.getFileName(), row.getState(), row.getFormat(), row.getEncoding(),
                row.getDelimiter(), row.getHeaderRow(), row.getRowCount(), List.of(row.getHeadings()), json.readTree(row.getSample().data()), columns,
                uploads.mapping(row), new Counts(row.getNewRows(), row.getChanged(), row.getUnchanged(), row.getRefused()), problems);
    }

    private String sentence(ProblemRecord problem, Locale locale) {
        return sentences.refusal(locale, problem.getCode(), uploads.arguments(problem));
    }

    private static Sheet<?, ?> permitted(Sheet<?, ?> sheet, Acting by) {
        if (!by.may(sheet.spec().mayWrite())) {
            throw Refused.because(AccessRefusal.NOT_PERMITTED, null, sheet.spec().mayWrite().name());
        }
        return sheet;
    }

    private static UUID read(String id) {
        try {
            return Uploads.ID.read(id);
        } catch (MalformedText malformed) {
            throw Refused.because(SheetRefusal.IMPORT_NOT_FOUND, "id", id);
        }
    }
}
