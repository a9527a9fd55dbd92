package io.hesuan.platform.sheets;

import io.hesuan.platform.web.Refused;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** The rows of a file, whatever its format: the first sheet of a workbook, or a text table. */
public final class TableFile {

    private static final int EXCEL_MAGIC = 0x504B0304;

    private final byte[] content;
    private final Csv csv;

    private TableFile(byte[] content, Csv csv) {
        this.content = content;
        this.csv = csv;
    }

    /** Takes rows; it may write them on. */
    @FunctionalInterface
    public interface Sink {
        void accept(int number, List<String> cells) throws IOException;
    }

    /** @throws Refused where it is neither a workbook nor text */
    public static TableFile of(byte[] content) {
        boolean excel = content.length > 4 && java.nio.ByteBuffer.wrap(content).getInt() == EXCEL_MAGIC;
        try {
            return new TableFile(content, excel ? null : Csv.read(content));
        } catch (CharacterCodingException noText) {
            throw notReadable();
        }
    }

    /** {@code xlsx} or {@code csv}. */
    public String format() {
        return csv == null ? "xlsx" : "csv";
    }

    /** Empty for workbooks. */
    public String encoding() {
        return csv == null ? "" : csv.encoding();
    }

    /** Empty for workbooks. */
    public String delimiter() {
        return csv == null ? "" : csv.delimiter();
    }

    /** Rows with anything in them, with their numbers as people count them, from 1. */
    public void rows(Sink sink) throws IOException {
        if (csv != null) {
            int[] number = {0};
            csv.rows(row -> {
                number[0]++;
                pass(number[0], row, sink);
            });
            return;
        }
        try (ReadableWorkbook workbook = opened(); Stream<Row> rows = workbook.getFirstSheet().openStream()) {
            Iterator<Row> each = rows.iterator();
            for (Row row = next(each); row != null; row = next(each)) {
                pass(row.getRowNum(), cells(row), sink);
            }
        }
    }

    private ReadableWorkbook opened() {
        try {
            return new ReadableWorkbook(new ByteArrayInputStream(content));
        } catch (IOException | RuntimeException broken) {
            throw notReadable();
        }
    }

    /** The reader throws whatever comes to its mind at a broken file. */
    private static Row next(Iterator<Row> rows) {
        try {
            return rows.hasNext() ? rows.next() : null;
        } catch (RuntimeException broken) {
            throw notReadable();
        }
    }

    private static void pass(int number, List<String> cells, Sink sink) throws IOException {
        if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
            sink.accept(number, cells);
        }
    }

    private static List<String> cells(Row row) {
        List<String> cells = new ArrayList<>(row.getCellCount());
        for (int i = 0; i < row.getCellCount(); i++) {
            cells.add(text(row.getCell(i)));
        }
        return cells;
    }

    private static String text(Cell cell) {
        if (cell == null || cell.getValue() == null) {
            return "";
        }
        return cell.getType() == CellType.NUMBER ? cell.asNumber().stripTrailingZeros().toPlainString() : String.valueOf(cell.getValue());
    }

    private static Refused notReadable() {
        return Refused.because(SheetRefusal.FILE_NOT_READABLE, "file");
    }
}
