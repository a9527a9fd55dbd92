package io.hesuan.platform.paper;

import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;

/** A report as a workbook: the head above, headings that stay in sight, and amounts that Excel can add up. Written as it is made. */
final class ExcelReport {

    private static final int FLUSHED_EVERY = 1_000;
    private static final int NARROWEST = 8;
    private static final int WIDEST = 60;

    private final Report report;
    private final Worksheet sheet;
    private int row;

    private ExcelReport(Report report, Worksheet sheet) {
        this.report = report;
        this.sheet = sheet;
    }

    static void write(Report report, OutputStream out) throws IOException {
        try (var workbook = new Workbook(out, "Hesuan", "1.0")) {
            Worksheet sheet = workbook.newWorksheet(nameOf(report.title()));
            new ExcelReport(report, sheet).write();
            sheet.finish();
        }
    }

    /** Excel allows 31 characters, and not all of them. */
    private static String nameOf(String title) {
        String name = title.replaceAll("[\\\\/*?:\\[\\]]", " ");
        return name.length() > 31 ? name.substring(0, 31) : name;
    }

    private void write() throws IOException {
        int last = report.columns().size() - 1;
        for (int i = 0; i <= last; i++) {
            sheet.width(i, Math.clamp(report.columns().get(i).width() * 8L / 5, NARROWEST, WIDEST));
        }
        sheet.value(0, 0, report.title());
        sheet.range(0, 0, 0, last).merge();
        sheet.range(0, 0, 0, last).style().bold().fontSize(14).horizontalAlignment("center").set();
        sheet.value(1, 0, report.left());
        sheet.value(1, last / 2, report.middle());
        sheet.value(1, last, report.right());
        sheet.style(1, last).horizontalAlignment("right").set();
        row = 2;
        headings();
        for (Report.Row next : report.rows()) {
            row(next);
        }
        row++;
        for (int i = 0; i < report.signers().size(); i++) {
            sheet.value(row, Math.min(last, i * (last + 1) / report.signers().size()), report.signers().get(i));
        }
    }

    private void headings() {
        int first = row;
        if (report.hasGroups()) {
            for (int i = 0; i < report.columns().size(); i++) {
                String group = report.columns().get(i).group();
                if (group == null) {
                    sheet.value(first, i, report.columns().get(i).heading());
                    sheet.range(first, i, first + 1, i).merge();
                } else if (i == 0 || !group.equals(report.columns().get(i - 1).group())) {
                    int end = i;
                    while (end + 1 < report.columns().size() && group.equals(report.columns().get(end + 1).group())) {
                        end++;
                    }
                    sheet.value(first, i, group);
                    sheet.range(first, i, first, end).merge();
                }
            }
            row++;
        }
        for (int i = 0; i < report.columns().size(); i++) {
            if (!report.hasGroups() || report.columns().get(i).group() != null) {
                sheet.value(row, i, report.columns().get(i).heading());
            }
        }
        sheet.range(first, 0, row, report.columns().size() - 1).style().bold().horizontalAlignment("center").verticalAlignment("center")
                .fillColor("F1F3F5").borderStyle(BorderStyle.THIN).borderColor("B9BEC6").set();
        sheet.freezePane(0, ++row);
    }

    private void row(Report.Row next) throws IOException {
        for (int i = 0; i < next.cells().size(); i++) {
            var style = sheet.style(row, i);
            switch (next.cells().get(i)) {
                case null -> {
                }
                case BigDecimal amount -> {
                    sheet.value(row, i, amount);
                    style.format(pattern(amount));
                }
                case Object text -> {
                    sheet.value(row, i, text.toString());
                    if (i == 0 && next.indent() > 0) {
                        style.indent(next.indent());
                    }
                }
            }
            if (next.strong()) {
                style.bold();
            }
            style.set();
        }
        if (++row % FLUSHED_EVERY == 0) {
            sheet.flush();
        }
    }

    private static String pattern(BigDecimal amount) {
        String places = amount.scale() > 0 ? "." + "0".repeat(amount.scale()) : "";
        return "#,##0" + places + ";[Red]-#,##0" + places;
    }
}
