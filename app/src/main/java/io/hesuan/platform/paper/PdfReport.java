package io.hesuan.platform.paper;

import io.hesuan.platform.paper.Pages.Align;

import java.awt.Color;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** A report on A4: title, head and column headings on each page, a grid of rows, and page x of y at the foot. */
final class PdfReport {

    private static final float MARGIN = 40;
    private static final float FOOT = 62;
    private static final float TEXT = 8.5f;
    private static final float LINE = 11.5f;
    private static final float PADDING = 4;
    private static final float INDENT = 9;
    private static final int MOST_LINES = 3;
    private static final Color GRID = new Color(0xb9bec6);
    private static final Color HEAD = new Color(0xf1f3f5);

    private final Report report;
    private final Pages pages;
    private final float wide;
    private final float tall;
    private final float[] edges;
    private float y;

    private PdfReport(Report report, Pages pages) {
        this.report = report;
        this.pages = pages;
        this.wide = report.landscape() ? 841.89f : 595.28f;
        this.tall = report.landscape() ? 595.28f : 841.89f;
        int shares = report.columns().stream().mapToInt(Report.Column::width).sum();
        this.edges = new float[report.columns().size() + 1];
        edges[0] = MARGIN;
        for (int i = 0; i < report.columns().size(); i++) {
            edges[i + 1] = edges[i] + (wide - 2 * MARGIN) * report.columns().get(i).width() / shares;
        }
    }

    static void write(Report report, OutputStream out) throws IOException {
        try (var pages = new Pages(report.title())) {
            new PdfReport(report, pages).write();
            pages.write(out);
        }
    }

    private void write() throws IOException {
        begin();
        for (Report.Row row : report.rows()) {
            row(row);
        }
        sign();
        foot();
    }

    private void begin() throws IOException {
        pages.begin(report.landscape());
        pages.ink(Pages.INK).strong(true).text(Align.CENTER, wide / 2, 56, 16, report.title());
        pages.strong(false);
        pages.text(Align.LEFT, MARGIN, 80, 9, report.left());
        pages.text(Align.CENTER, wide / 2, 80, 9, report.middle());
        pages.text(Align.RIGHT, wide - MARGIN, 80, 9, report.right());
        y = 88;
        headings();
    }

    private void headings() throws IOException {
        float row = 17;
        float height = report.hasGroups() ? 2 * row : row + 3;
        pages.fill(MARGIN, y, wide - 2 * MARGIN, height, HEAD);
        pages.strong(true);
        for (int i = 0; i < report.columns().size(); i++) {
            Report.Column column = report.columns().get(i);
            boolean grouped = column.group() != null;
            float middle = (edges[i] + edges[i + 1]) / 2;
            pages.text(Align.CENTER, middle, grouped ? y + row + 12 : y + height / 2 + 3, TEXT, column.heading());
            if (grouped && beginsGroup(i)) {
                int end = endOfGroup(i);
                pages.text(Align.CENTER, (edges[i] + edges[end]) / 2, y + 12, TEXT, column.group());
                pages.line(edges[i], y + row, edges[end], y + row, 0.4f, GRID);
            }
            boolean withinGroup = grouped && !beginsGroup(i);
            pages.line(edges[i], withinGroup ? y + row : y, edges[i], y + height, 0.4f, GRID);
        }
        pages.strong(false);
        pages.line(edges[edges.length - 1], y, edges[edges.length - 1], y + height, 0.4f, GRID);
        pages.line(MARGIN, y, wide - MARGIN, y, 0.8f, Pages.INK);
        y += height;
        pages.line(MARGIN, y, wide - MARGIN, y, 0.4f, GRID);
    }

    private boolean beginsGroup(int column) {
        return column == 0 || !report.columns().get(column).group().equals(report.columns().get(column - 1).group());
    }

    private int endOfGroup(int column) {
        int end = column;
        while (end < report.columns().size() && report.columns().get(column).group().equals(report.columns().get(end).group())) {
            end++;
        }
        return end;
    }

    private void row(Report.Row row) throws IOException {
        List<List<String>> cells = new ArrayList<>();
        int lines = 1;
        for (int i = 0; i < row.cells().size(); i++) {
            float width = edges[i + 1] - edges[i] - 2 * PADDING - (i == 0 ? row.indent() * INDENT : 0);
            Object cell = row.cells().get(i);
            cells.add(cell instanceof String text ? pages.lines(text, TEXT, width, MOST_LINES) : List.of(amount(cell)));
            lines = Math.max(lines, cells.getLast().size());
        }
        float height = lines * LINE + 5.5f;
        if (y + height > tall - FOOT) {
            begin();
        }
        pages.strong(row.strong());
        for (int i = 0; i < cells.size(); i++) {
            cell(row, i, cells.get(i), height);
            pages.line(edges[i], y, edges[i], y + height, 0.4f, GRID);
        }
        pages.strong(false);
        pages.line(edges[edges.length - 1], y, edges[edges.length - 1], y + height, 0.4f, GRID);
        y += height;
        pages.line(MARGIN, y, wide - MARGIN, y, 0.4f, GRID);
    }

    private void cell(Report.Row row, int column, List<String> lines, float height) throws IOException {
        float at = y + (height - lines.size() * LINE) / 2 + 8.7f;
        boolean negative = row.cells().get(column) instanceof BigDecimal amount && amount.signum() < 0;
        pages.ink(negative ? Pages.RED : Pages.INK);
        for (String line : lines) {
            switch (report.columns().get(column).kind()) {
                case TEXT -> pages.text(Align.LEFT, edges[column] + PADDING + (column == 0 ? row.indent() * INDENT : 0), at, TEXT, line);
                case CENTERED -> pages.text(Align.CENTER, (edges[column] + edges[column + 1]) / 2, at, TEXT, line);
                case AMOUNT -> pages.text(Align.RIGHT, edges[column + 1] - PADDING, at, fitting(line, column), line);
            }
            at += LINE;
        }
        pages.ink(Pages.INK);
    }

    /** An amount is never cut: it gets smaller where it is too long. */
    private float fitting(String amount, int column) {
        float width = pages.width(amount, TEXT);
        float room = edges[column + 1] - edges[column] - 2 * PADDING;
        return width <= room ? TEXT : TEXT * room / width;
    }

    private static String amount(Object cell) {
        return switch (cell) {
            case null -> "";
            case BigDecimal zero when zero.signum() == 0 -> "–";
            case BigDecimal amount -> String.format(java.util.Locale.ROOT, "%,." + Math.max(0, amount.scale()) + "f", amount);
            default -> cell.toString();
        };
    }

    private void sign() throws IOException {
        pages.line(MARGIN, y, wide - MARGIN, y, 0.8f, Pages.INK);
        if (!report.signers().isEmpty()) {
            float share = (wide - 2 * MARGIN) / report.signers().size();
            for (int i = 0; i < report.signers().size(); i++) {
                pages.text(Align.LEFT, MARGIN + i * share, y + 20, 9, report.signers().get(i));
            }
        }
    }

    private void foot() throws IOException {
        int count = pages.count();
        for (int number = 1; number <= count; number++) {
            pages.reopen(number);
            pages.ink(Pages.GREY).text(Align.LEFT, MARGIN, tall - 28, 7.5f, report.foot());
            pages.text(Align.RIGHT, wide - MARGIN, tall - 28, 7.5f, number + " / " + count);
        }
    }
}
