package io.hesuan.books.ledger;

import io.hesuan.master.company.CompanyRegister;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.UUID;

/** Writes the journal of a company into a file, in one snapshot. */
@Component
public class JournalFiles {

    private final DSLContext sql;
    private final CompanyRegister companies;
    private final TransactionTemplate snapshot;

    JournalFiles(DSLContext sql, CompanyRegister companies, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.companies = companies;
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /**
     * @param format {@code hledger} or {@code beancount}
     * @throws IllegalArgumentException when there is no such format
     * @throws NoSuchElementException   when there is no such company, or it keeps no books
     */
    public void write(String format, String companyCode, Path file) {
        var kind = JournalExport.Format.valueOf(format.toUpperCase(Locale.ROOT));
        snapshot.executeWithoutResult(status -> {
            UUID company = companies.findByCode(sql, companyCode).keySet().stream().findFirst().orElseThrow();
            CompanyBook book = Books.find(sql, java.util.Set.of(company)).values().stream().findFirst().orElseThrow();
            try (var out = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
                JournalExport.write(sql, book, kind, out);
                if (out.checkError()) {
                    throw new IOException(file + " could not be written");
                }
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        });
    }
}
