package io.hesuan.platform.paper;

import java.util.List;

/**
 * A titled table, ready to be written.
 *
 * @param left      under the title at the left: whose report it is; middle (of when) and right (in what unit) likewise
 * @param landscape whether a page lies on its long side
 * @param rows      walked through once, so that they may come from a database as they are written
 * @param signers   what stands below the table, with room to sign
 * @param foot      at the bottom left of each page; the right has its number and how many there are
 */
public record Report(String title, String left, String middle, String right, boolean landscape, List<Column> columns, Iterable<Row> rows,
                     List<String> signers, String foot) {

    public enum Kind { TEXT, CENTERED, AMOUNT }

    /**
     * @param group a heading above this one and those beside it with the same group; null for none
     * @param width its share of the page
     */
    public record Column(String group, String heading, int width, Kind kind) {

        public static Column text(String heading, int width) {
            return new Column(null, heading, width, Kind.TEXT);
        }

        public static Column centered(String heading, int width) {
            return new Column(null, heading, width, Kind.CENTERED);
        }

        public static Column amount(String group, String heading, int width) {
            return new Column(group, heading, width, Kind.AMOUNT);
        }
    }

    /**
     * @param cells  by column: null, text, or an amount as {@code BigDecimal}
     * @param indent how far texts of the first column stand in
     * @param strong for totals and headings
     */
    public record Row(List<Object> cells, int indent, boolean strong) {

        public static Row of(Object... cells) {
            return new Row(java.util.Arrays.asList(cells), 0, false);
        }

        public Row strongly() {
            return new Row(cells, indent, true);
        }
    }

    boolean hasGroups() {
        return columns.stream().anyMatch(column -> column.group() != null);
    }
}
