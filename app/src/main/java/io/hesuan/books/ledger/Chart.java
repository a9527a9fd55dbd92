package io.hesuan.books.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A chart of accounts that ships with the house. Codes and names of the first level are those of the standard; names of the
 * VAT accounts are those of circular Caikuai [2016] 22; other accounts of lower levels are ours.
 */
record Chart(List<Row> rows) {

    /**
     * @param required what each line must name, balance by what turnover is kept apart
     */
    record Row(String code, String name, String nameEn, String accountClass, String side, String control, String[] required, String[] balance, boolean cash) {
    }

    static Chart of(Standard standard) {
        String file = "/charts/" + standard.stored() + ".csv";
        try (var in = Chart.class.getResourceAsStream(file)) {
            return new Chart(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).map(Chart::row).toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file, unreadable);
        }
    }

    /** The account above: the longest code that this one begins with; null at the first level. */
    String above(String code) {
        return rows.stream().map(Row::code).filter(other -> code.startsWith(other) && !code.equals(other))
                .reduce(null, (longest, other) -> longest == null || other.length() > longest.length() ? other : longest);
    }

    boolean hasAccountsBelow(String code) {
        return rows.stream().anyMatch(other -> other.code().startsWith(code) && !other.code().equals(code));
    }

    private static Row row(String line) {
        String[] cells = line.split(",", -1);
        return new Row(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], words(cells[6]), words(cells[7]), cells[8].equals("true"));
    }

    private static String[] words(String cell) {
        return Arrays.stream(cell.split(" ")).filter(word -> !word.isEmpty()).toArray(String[]::new);
    }
}
