package io.hesuan.books.ledger;

import io.hesuan.kernel.Ids;
import io.hesuan.master.party.Parties;
import io.hesuan.testing.HouseTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import static io.hesuan.books.ledger.TestBooks.about;
import static io.hesuan.books.ledger.TestBooks.credit;
import static io.hesuan.books.ledger.TestBooks.debit;
import static org.assertj.core.api.Assertions.assertThat;

/** Tools that nobody here wrote read the whole journal in their strict modes, and come to the same balances. */
@HouseTest
class JournalExportTest {

    @Autowired ApplicationContext house;
    @Autowired DSLContext sql;
    @TempDir Path folder;

    private TestBooks books;

    @BeforeEach
    void postAYear() {
        books = new TestBooks(house, "asbe", "three");
        String customer = Parties.ID.write(Ids.next());
        books.post("2026-01-05", debit("1002", "100000.00"), credit("4001", "100000.00")).orElseThrow();
        books.post("2026-01-06", about(debit("112201", "1130.00"), "party", customer), credit("6001", "1000.00"), credit("22210101", "130.00")).orElseThrow();
        books.post("2026-02-06", new PostVoucher.Line("1002", "712.34", null, "USD", "100.00", "7.1234", null, "bank", Map.of(), "sales", "美元; \"现汇\"", null, null),
                credit("6051", "712.34")).orElseThrow();
        books.post("2026-02-07", new PostVoucher.Line("1002", null, "7.12", "USD", "1.00", "7.1234", null, "bank", Map.of(), null, null, null, null), debit("660303", "7.12")).orElseThrow();
        String wrong = books.post("2026-02-08", debit("660203", "55.55"), credit("1002", "55.55")).orElseThrow().id();
        books.reverse(wrong).orElseThrow();
        books.carryOver("2026-01").orElseThrow();
        books.number();
    }

    @Test
    void hledgerAcceptsTheJournalStrictlyAndItsBalancesAreOurs() throws Exception {
        Path file = exported("hledger");
        need("hledger");
        assertThat(run("hledger", "-f", file.toString(), "check", "--strict")).isEmpty();
        Map<String, BigDecimal> theirs = new TreeMap<>();
        run("hledger", "-f", file.toString(), "balance", "-B", "--flat", "-N", "-O", "csv").lines().skip(1).forEach(line -> {
            String[] cells = line.replace("\"", "").split(",");
            theirs.put(cells[0].replaceAll("^[a-z]+:([0-9]+).*", "$1"), new BigDecimal(cells[1].replace(" CNY", "")));
        });
        assertThat(theirs).isEqualTo(ours());
    }

    @Test
    void beancountAcceptsTheJournalAndItsBalancesAreOurs() throws Exception {
        Path file = exported("beancount");
        need("bean-check");
        assertThat(run("bean-check", file.toString())).isEmpty();
        Map<String, BigDecimal> theirs = new TreeMap<>();
        run("bean-query", "-f", "csv", file.toString(), "SELECT account, sum(number(weight)) AS total GROUP BY account").lines().skip(1).forEach(line -> {
            String[] cells = line.split(",");
            BigDecimal total = new BigDecimal(cells[1].strip());
            if (total.signum() != 0) {
                theirs.put(cells[0].strip().replaceAll(".*:", ""), total);
            }
        });
        assertThat(theirs).isEqualTo(ours());
    }

    private Path exported(String format) {
        Path file = folder.resolve("journal." + format);
        house.getBean(JournalFiles.class).write(format, books.code, file);
        return file;
    }

    /** Balances of postable accounts that are not zero. */
    private Map<String, BigDecimal> ours() {
        Map<String, BigDecimal> ours = new TreeMap<>();
        TrialBalance.of(sql, books.book(), 202601, 202612, null).stream().filter(row -> row.postable() && row.figures().closing() != 0)
                .forEach(row -> ours.put(row.code(), BigDecimal.valueOf(row.figures().closing(), 2)));
        assertThat(ours).hasSizeGreaterThan(4);
        return ours;
    }

    private static void need(String tool) throws InterruptedException {
        boolean there;
        try {
            there = new ProcessBuilder(tool, "--version").redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException absent) {
            there = false;
        }
        Assumptions.assumeTrue(there, tool + " is not installed: apt-get install hledger beancount");
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
