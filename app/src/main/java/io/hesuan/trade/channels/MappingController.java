package io.hesuan.trade.channels;

import hesuandb.channels.tables.records.MappingRecord;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.platform.records.RecordController;
import io.hesuan.platform.records.Records;
import io.hesuan.platform.sheets.TableFile;
import io.hesuan.platform.web.Problems;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Mappings as records, and a first look at a file: its encoding, its headings, and which of them likely mean what. */
@RestController
@RequestMapping("/api/mappings")
class MappingController extends RecordController<FileMapping, MappingRecord> {

    private static final int LOOKED_AT = 30;
    private static final int SAMPLE = 5;

    /** @param columns field → heading, as far as it can be guessed
     *  @param sample  the first rows below the headings */
    record Proposal(String format, String encoding, String delimiter, int headerRow, List<String> headings, List<List<String>> sample, Map<String, String> columns) {
    }

    private record Row(int number, List<String> cells) {
    }

    private final Map<String, List<String>> words = words();

    MappingController(Mappings spec, Records records, WritePath writePath, Problems problems) {
        super(spec, records, writePath, problems);
    }

    /** Looks at a file; nothing is kept. */
    @PostMapping("/proposals")
    Proposal propose(@RequestPart("file") MultipartFile file) throws IOException {
        TableFile table = TableFile.of(file.getBytes());
        List<Row> first = new ArrayList<>();
        table.rows((number, cells) -> {
            if (first.size() < LOOKED_AT) {
                first.add(new Row(number, List.copyOf(cells)));
            }
        });
        int header = 0;
        for (int at = 1; at < first.size(); at++) {
            header = guessed(first.get(at).cells()).size() > guessed(first.get(header).cells()).size() ? at : header;
        }
        return first.isEmpty() ? new Proposal(table.format(), table.encoding(), table.delimiter(), 0, List.of(), List.of(), Map.of())
                : new Proposal(table.format(), table.encoding(), table.delimiter(), first.get(header).number(), first.get(header).cells(),
                first.subList(header + 1, Math.min(first.size(), header + 1 + SAMPLE)).stream().map(Row::cells).toList(), guessed(first.get(header).cells()));
    }

    /** A heading means the first field one of whose words it is; then the first of which it holds one. */
    private Map<String, String> guessed(List<String> headings) {
        Map<String, String> columns = new LinkedHashMap<>();
        for (boolean whole : new boolean[] {true, false}) {
            words.forEach((field, known) -> headings.stream().filter(heading -> !heading.isBlank() && !columns.containsValue(heading))
                    .filter(heading -> known.stream().anyMatch(word -> whole ? Mappings.normal(heading).equals(word) : word.length() > 2 && Mappings.normal(heading).contains(word)))
                    .findFirst().ifPresent(heading -> columns.putIfAbsent(field, heading)));
        }
        return columns;
    }

    private static Map<String, List<String>> words() {
        try (var in = MappingController.class.getResourceAsStream("/mapping/order-columns.properties")) {
            var file = new Properties();
            file.load(new java.io.InputStreamReader(in, StandardCharsets.UTF_8));
            Map<String, List<String>> words = new LinkedHashMap<>();
            file.stringPropertyNames().stream().sorted().forEach(field -> words.put(field, Arrays.stream(file.getProperty(field).split(",")).map(Mappings::normal).toList()));
            return words;
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }
}
