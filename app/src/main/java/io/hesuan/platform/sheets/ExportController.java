package io.hesuan.platform.sheets;

import io.hesuan.kernel.Outcome;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.audit.AuditEntry;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.platform.lists.Column;
import io.hesuan.platform.lists.Labels;
import io.hesuan.platform.lists.ListQuery;
import io.hesuan.platform.lists.ListSpec;
import io.hesuan.platform.lists.Lists;
import io.hesuan.platform.web.Refused;
import io.hesuan.platform.web.Sentences;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Any list as a file: the rows that the same filters show, in one snapshot, written as they are read. */
@RestController
class ExportController {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));

    /** Whoever takes a list away leaves an entry in the audit log. */
    record ExportList(String list, String record) {
    }

    private static final UseCase<ExportList, ExportList> EXPORT = new UseCase<>("list.export", ExportList.class, null, (writing, calls) -> calls.stream().map(call -> {
        writing.audit(call.by(), AuditEntry.of("export", call.command().record(), null, call.command().list()));
        return Outcome.done(call.command());
    }).toList());

    private final Lists lists;
    private final Labels labels;
    private final Sentences sentences;
    private final WritePath writePath;

    ExportController(Lists lists, Labels labels, Sentences sentences, WritePath writePath) {
        this.writePath = writePath;
        this.lists = lists;
        this.labels = labels;
        this.sentences = sentences;
    }

    /** @param columns keys, separated by commas, in the order wanted; those that the list shows by itself where it is left out */
    @GetMapping("/api/lists/{list}/export")
    void export(@PathVariable String list, @RequestParam(defaultValue = "xlsx") String format, @RequestParam(required = false) String columns,
                @RequestParam MultiValueMap<String, String> parameters, Acting reader, Locale locale, HttpServletResponse response) throws IOException {
        ListSpec spec = lists.spec(list).seenBy(reader);
        List<Column> chosen = columns == null || columns.isBlank() ? spec.columns().stream().filter(Column::shown).toList()
                : Arrays.stream(columns.split(",")).map(key -> lists.column(spec, key)).toList();
        ListQuery query = ListQuery.of(parameters, "format", "columns");
        lists.page(spec, query.next(null, 1), reader);
        List<String> headings = chosen.stream().map(column -> heading(locale, spec, column)).toList();
        response.setContentType(Formats.mediaType(format));
        response.setHeader("Content-Disposition", "attachment; filename=\"" + list + "." + format + "\"");
        Refused.unlessDone(writePath.one(EXPORT, Call.of(reader, new ExportList(list, spec.record()))));
        // into a file first: a client that reads slowly must not keep a snapshot of the database open
        Path file = Files.createTempFile("hesuan-export-", "." + format);
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file)); RowSink sink = Formats.sink(format, out, headings)) {
                write(spec, query, chosen, reader, locale, sink);
            }
            response.setContentLengthLong(Files.size(file));
            Files.copy(file, response.getOutputStream());
        } finally {
            Files.delete(file);
        }
    }

    private void write(ListSpec spec, ListQuery query, List<Column> chosen, Acting reader, Locale locale, RowSink sink) {
        lists.each(spec, query, reader, row -> {
            List<Object> values = new ArrayList<>(chosen.size());
            chosen.forEach(column -> values.add(value(locale, spec, column, row.get(column.key()))));
            try {
                sink.accept(values);
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        });
    }

    private String heading(Locale locale, ListSpec spec, Column column) {
        String label = labels.column(locale, spec, column);
        return label == null ? column.key() : label;
    }

    private Object value(Locale locale, ListSpec spec, Column column, Object value) {
        return switch (value) {
            case null -> null;
            case Boolean flag -> sentences.say(locale, flag ? "sheet.yes" : "sheet.no").split(",")[0];
            case Instant moment -> MOMENT.format(moment);
            case Number number -> new BigDecimal(number.toString());
            case String[] tags -> String.join(", ", Arrays.stream(tags).map(tag -> choice(locale, spec, column, tag)).toList());
            case String text when column.type() == Column.Type.CHOICE -> choice(locale, spec, column, text);
            case String text when column.type() == Column.Type.AMOUNT || column.type() == Column.Type.QUANTITY -> new BigDecimal(text);
            default -> value.toString();
        };
    }

    private String choice(Locale locale, ListSpec spec, Column column, String value) {
        String label = labels.choice(locale, spec, column, value);
        return label == null ? value : label;
    }

    /** The formats of files, by their endings. */
    static final class Formats {

        private Formats() {
        }

        static String mediaType(String format) {
            return switch (format) {
                case "csv" -> "text/csv; charset=UTF-8";
                case "xlsx" -> "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
                default -> throw Refused.because(SheetRefusal.FORMAT_UNKNOWN, "format", format);
            };
        }

        static RowSink sink(String format, OutputStream out, List<String> headings) throws IOException {
            return format.equals("csv") ? new CsvRows(out, headings) : new ExcelRows(out, headings);
        }
    }
}
