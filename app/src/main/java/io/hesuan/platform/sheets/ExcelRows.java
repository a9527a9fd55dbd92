package io.hesuan.platform.sheets;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;

/** Excel files, written as they are made, in constant memory. */
final class ExcelRows implements RowSink {

    private static final int ROWS_OF_A_SHEET = 1_000_000;
    private static final int FLUSHED_EVERY = 1_000;

    private final Workbook workbook;
    private final List<String> headings;
    private Worksheet sheet;
    private int sheets;
    private int row;

    ExcelRows(OutputStream out, List<String> headings) {
        this.workbook = new Workbook(out, "Hesuan", "1.0");
        this.headings = headings;
        begin();
    }

    private void begin() {
        sheet = workbook.newWorksheet("Sheet" + ++sheets);
        for (int column = 0; column < headings.size(); column++) {
            sheet.value(0, column, headings.get(column));
            sheet.style(0, column).bold().set();
        }
        sheet.freezePane(0, 1);
        row = 1;
    }

    void comment(int column, String text) {
        sheet.comment(0, column, text);
    }

    @Override
    public void accept(List<Object> values) throws IOException {
        if (row > ROWS_OF_A_SHEET) {
            sheet.finish();
            begin();
        }
        for (int column = 0; column < values.size(); column++) {
            switch (values.get(column)) {
                case null -> {
                }
                case BigDecimal number -> sheet.value(row, column, number);
                case Integer number -> sheet.value(row, column, number);
                case Object text -> sheet.value(row, column, text.toString());
            }
        }
        if (++row % FLUSHED_EVERY == 0) {
            sheet.flush();
        }
    }

    @Override
    public void close() throws IOException {
        sheet.finish();
        workbook.finish();
    }
}
