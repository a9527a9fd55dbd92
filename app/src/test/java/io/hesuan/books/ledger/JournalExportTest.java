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

import java.math.BigDecimal;
import java.nio.file.Path;
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
        assertThat(ForeignReaders.plain(file)).isEqualTo(ours());
        Assumptions.assumeTrue(ForeignReaders.has("hledger"), "hledger is not installed: apt-get install hledger");
        assertThat(ForeignReaders.hledger(file)).isEqualTo(ours());
    }

    @Test
    void beancountAcceptsTheJournalAndItsBalancesAreOurs() throws Exception {
        Path file = exported("beancount");
        Assumptions.assumeTrue(ForeignReaders.has("bean-check"), "beancount is not installed: apt-get install beancount");
        assertThat(ForeignReaders.beancount(file)).isEqualTo(ours());
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
}
