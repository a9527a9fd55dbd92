package io.hesuan.trade.channels;

import io.hesuan.kernel.Currency;
import io.hesuan.kernel.Outcome;
import io.hesuan.kernel.Refusal;
import io.hesuan.platform.intake.IntakeRefusal;
import io.hesuan.platform.intake.Payload;
import io.hesuan.platform.intake.PayloadParser.Sink;
import io.hesuan.platform.intake.Unreadable;
import io.hesuan.platform.sheets.TableFile;
import io.hesuan.platform.web.Refused;
import org.springframework.stereotype.Component;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipInputStream;

/**
 * Orders in tables of any make, by a mapping that is kept as data. Encoding, delimiter and the row of headings are found out. Rows of one order
 * need not stand together; where they all do, an order is told as soon as its last row was read, so that a long file needs little memory.
 */
@Component
class TableOrders implements OrderReader {

    static final String KINDS = "table.*";
    static final Set<String> FIELDS = Set.of("number", "line", "sku", "code", "title", "quantity", "price", "discount", "amount", "createdAt", "paidAt", "shippedAt", "freight", "paid", "stage",
            "receiver", "receiverName", "phone", "country", "province", "city", "district", "address", "buyerRemark", "sellerRemark", "hostId", "hostName", "campaign");
    private static final int HEADER_WITHIN = 30;
    private static final long LARGEST_UNPACKED = 512L << 20;

    private final Mappings mappings;

    TableOrders(Mappings mappings) {
        this.mappings = mappings;
    }

    static String kind(String mapping) {
        return "table." + mapping;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(KINDS);
    }

    @Override
    public void read(Shop shop, Payload payload, Sink<ChannelNews> sink) {
        FileMapping mapping = mappings.named(payload.kind().substring("table.".length()))
                .orElseThrow(() -> wrong(ChannelRefusal.MAPPING_UNKNOWN, ""));
        read(shop, mapping, payload, sink);
    }

    static void read(Shop shop, FileMapping mapping, Payload payload, Sink<ChannelNews> sink) {
        try {
            within(payload.content());
            TableFile file = TableFile.of(payload.content());
            Heading heading = heading(file, mapping);
            var rows = new RowOrders(shop, mapping, payload, sink, isTogether(file, heading));
            file.rows((number, cells) -> {
                if (number > heading.row) {
                    rows.row(number, heading.of(cells));
                }
            });
            rows.end();
        } catch (Refused noTable) {
            throw wrong(ChannelRefusal.FILE_IS_NO_TABLE, "");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** A workbook is a zip file, and a small one may hold more than the machine does. */
    private static void within(byte[] content) throws IOException {
        if (content.length < 4 || content[0] != 'P' || content[1] != 'K') {
            return;
        }
        long unpacked = 0;
        byte[] buffer = new byte[1 << 16];
        try (var zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            while (zip.getNextEntry() != null) {
                for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
                    unpacked += read;
                    if (unpacked > LARGEST_UNPACKED) {
                        throw wrong(IntakeRefusal.PAYLOAD_SWELLS, "", LARGEST_UNPACKED >> 20);
                    }
                }
            }
        }
    }

    /** Where the headings are, and in which column each field stands. */
    private record Heading(int row, Map<String, Integer> columns) {

        Map<String, String> of(List<String> cells) {
            Map<String, String> values = new HashMap<>();
            columns.forEach((field, column) -> {
                String value = column < cells.size() ? cells.get(column).strip() : "";
                if (!value.isEmpty()) {
                    values.put(field, value);
                }
            });
            return values;
        }
    }

    /** The first row that has all headings of the mapping; titles above it are passed over. */
    private static Heading heading(TableFile file, FileMapping mapping) throws IOException {
        List<Heading> found = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        int[] rows = {0};
        file.rows((number, cells) -> {
            if (!found.isEmpty() || ++rows[0] > HEADER_WITHIN) {
                return;
            }
            Map<String, Integer> columns = new HashMap<>();
            List<String> headings = cells.stream().map(Mappings::normal).toList();
            mapping.columns().forEach((field, heading) -> columns.put(field, headings.indexOf(Mappings.normal(heading))));
            List<String> absent = columns.entrySet().stream().filter(one -> one.getValue() < 0).map(one -> mapping.columns().get(one.getKey())).sorted().toList();
            if (absent.isEmpty()) {
                found.add(new Heading(number, columns));
            } else if (missing.isEmpty() || absent.size() < missing.size()) {
                missing.clear();
                missing.addAll(absent);
            }
        });
        if (found.isEmpty()) {
            throw wrong(ChannelRefusal.MAPPING_COLUMN_MISSING, "", missing.isEmpty() ? "" : missing.getFirst());
        }
        return found.getFirst();
    }

    private static boolean isTogether(TableFile file, Heading heading) throws IOException {
        Set<String> seen = new HashSet<>();
        String[] last = {""};
        boolean[] together = {true};
        int column = heading.columns.get("number");
        file.rows((row, cells) -> {
            String number = column < cells.size() ? cells.get(column).strip() : "";
            if (row > heading.row && !number.isEmpty() && !number.equals(last[0])) {
                together[0] &= seen.add(number);
                last[0] = number;
            }
        });
        return together[0];
    }

    static Unreadable wrong(Refusal refusal, String place, Object... arguments) {
        return new Unreadable(new Outcome.Refused<>(refusal, place, List.of(arguments)));
    }

    /** Rows of an order until it is whole. */
    private static final class RowOrders {

        private final Sink<ChannelNews> sink;
        private final boolean together;
        private final RowReading reading;
        private final Map<String, List<RowReading.Row>> open = new LinkedHashMap<>();

        RowOrders(Shop shop, FileMapping mapping, Payload payload, Sink<ChannelNews> sink, boolean together) {
            this.sink = sink;
            this.together = together;
            this.reading = new RowReading(shop, mapping, payload, Currency.of(shop.currency()));
        }

        void row(int number, Map<String, String> values) {
            String order = values.getOrDefault("number", "");
            if (order.isEmpty()) {
                sink.trouble("row " + number, "", new Outcome.Refused<>(ChannelRefusal.FIELD_IS_MISSING, null, List.of("number")));
                return;
            }
            if (together && !open.isEmpty() && !open.containsKey(order)) {
                end();
            }
            open.computeIfAbsent(order, name -> new ArrayList<>()).add(new RowReading.Row(number, values));
        }

        void end() {
            open.forEach((number, rows) -> {
                try {
                    sink.document("row " + rows.getFirst().number(), reading.order(number, rows));
                } catch (Unreadable unreadable) {
                    sink.trouble("", number, unreadable.reason());
                }
            });
            open.clear();
        }
    }
}
