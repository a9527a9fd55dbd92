package io.hesuan;

import io.hesuan.books.ledger.JournalFiles;
import org.springframework.context.ConfigurableApplicationContext;

import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;

/** {@code export journal --format hledger|beancount --company CODE FILE}: the whole journal of a company as plain text. */
final class Exports {

    private Exports() {
    }

    static int run(List<String> words) {
        boolean understood = words.size() == 6 && words.get(0).equals("journal") && words.get(1).equals("--format")
                && List.of("hledger", "beancount").contains(words.get(2)) && words.get(3).equals("--company");
        if (!understood) {
            System.err.println("hesuan: export wants: journal --format hledger|beancount --company CODE FILE");
            return 2;
        }
        try (ConfigurableApplicationContext house = Inside.onStoredData()) {
            house.getBean(JournalFiles.class).write(words.get(2), words.get(4), Path.of(words.get(5)).toAbsolutePath());
            return 0;
        } catch (NoSuchElementException nobody) {
            System.err.println("hesuan: there is no company " + words.get(4) + " that keeps books");
        } catch (RuntimeException trouble) {
            System.err.println("hesuan: the journal could not be written: " + trouble.getMessage());
        }
        return 1;
    }
}
