package io.hesuan.books.ledger;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** Reads exported journals by other means than ours: balances by account code in functional currency, zeros left out. */
final class ForeignReaders {

    /** A posting of the hledger format: account, amount in its currency, and what that cost in all. */
    private static final Pattern POSTING = Pattern.compile("  [a-z]+:([0-9A-Z]+) [^;]*?  (-?)([0-9.]+) [A-Z]{3}(?: @@ ([0-9.]+) [A-Z]{3})?");

    private ForeignReaders() {
    }

    static boolean has(String tool) throws InterruptedException {
        try {
            return new ProcessBuilder(tool, "--version").redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    static Map<String, BigDecimal> hledger(Path file) throws IOException, InterruptedException {
        assertThat(run("hledger", "-f", file.toString(), "check", "--strict")).isEmpty();
        Map<String, BigDecimal> theirs = new TreeMap<>();
        run("hledger", "-f", file.toString(), "balance", "-B", "--flat", "-N", "-O", "csv").lines().skip(1).forEach(line -> {
            String[] cells = line.replace("\"", "").split(",");
            theirs.put(cells[0].replaceAll("^[a-z]+:([0-9]+).*", "$1"), new BigDecimal(cells[1].replace(" CNY", "")));
        });
        return theirs;
    }

    static Map<String, BigDecimal> beancount(Path file) throws IOException, InterruptedException {
        assertThat(run("bean-check", file.toString())).isEmpty();
        Map<String, BigDecimal> theirs = new TreeMap<>();
        run("bean-query", "-f", "csv", file.toString(), "SELECT account, sum(number(weight)) AS total GROUP BY account").lines().skip(1).forEach(line -> {
            String[] cells = line.split(",");
            BigDecimal total = new BigDecimal(cells[1].strip());
            if (total.signum() != 0) {
                theirs.put(cells[0].strip().replaceAll(".*:", ""), total);
            }
        });
        return theirs;
    }

    /** The hledger format read by its description, for machines without the tools; every entry must come to zero. */
    static Map<String, BigDecimal> plain(Path file) throws IOException {
        Map<String, BigDecimal> balances = new TreeMap<>();
        BigDecimal entry = BigDecimal.ZERO;
        for (String line : Files.readAllLines(file)) {
            var posting = POSTING.matcher(line);
            if (posting.matches()) {
                BigDecimal cost = new BigDecimal(posting.group(4) == null ? posting.group(3) : posting.group(4));
                BigDecimal amount = posting.group(2).isEmpty() ? cost : cost.negate();
                entry = entry.add(amount);
                balances.merge(posting.group(1), amount, BigDecimal::add);
            } else {
                assertThat(line).as("a posting that is none").doesNotStartWith("  ");
                assertThat(entry).as("the entry before " + line).isEqualByComparingTo(BigDecimal.ZERO);
            }
        }
        assertThat(entry).isEqualByComparingTo(BigDecimal.ZERO);
        balances.values().removeIf(balance -> balance.signum() == 0);
        return balances;
    }

    private static String run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true);
        process.environment().put("LANG", "C.UTF-8");
        Process started = process.start();
        String said = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(started.waitFor()).as(List.of(command) + ": " + said).isZero();
        return said;
    }
}
