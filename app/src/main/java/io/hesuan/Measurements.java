package io.hesuan;

import io.hesuan.books.ledger.LedgerBench;
import io.hesuan.books.stock.StockBench;
import io.hesuan.platform.bench.HouseBench;
import io.hesuan.platform.bench.ListsBench;
import io.hesuan.platform.database.DatabaseSettings;
import io.hesuan.postgres.Address;
import org.springframework.context.ConfigurableApplicationContext;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** {@code bench NAME}: measures on a durable database beside the real one, on the same disk, and removes it afterwards. */
final class Measurements {

    private static final List<String> NAMES = List.of("house", "lists", "books", "trade");

    private Measurements() {
    }

    static int run(List<String> words) {
        String name = words.size() == 1 ? words.getFirst() : "";
        if (!NAMES.contains(name)) {
            System.err.println("hesuan: bench wants one name: start, " + String.join(", ", NAMES));
            return 2;
        }
        try {
            Path beside = DatabaseSettings.ofEnvironment().data().toAbsolutePath().getParent();
            Path home = Files.createTempDirectory(Files.createDirectories(beside), "bench-");
            try (ConfigurableApplicationContext house = Inside.onNewData(home, !name.equals("house"));
                 Connection owner = Address.running(home).orElseThrow().connect(Address.DATABASE)) {
                switch (name) {
                    case "books" -> {
                        GroundForBooks.posting(house, owner).run(System.out);
                        new LedgerBench(house, owner, System.out).run(Long.getLong("hesuan.bench.lines", 10_000_000L));
                    }
                    case "trade" -> GroundForTrade.orders(house).run(System.out);
                    case "lists" -> new ListsBench(house).run(Integer.getInteger("hesuan.bench.rows", 1_000_000), System.out);
                    default -> new HouseBench(house).run(System.out);
                }
            } finally {
                remove(home);
            }
            if (name.equals("books")) {
                stock(beside);
            }
            return 0;
        } catch (Exception trouble) {
            System.err.println("hesuan: the measurement failed: " + trouble.getMessage());
            return 1;
        }
    }

    /** In a house of its own with the sample companies, whose goods are not in the way of the ledger's figures. */
    private static void stock(Path beside) throws IOException, InterruptedException {
        Path home = Files.createTempDirectory(beside, "bench-");
        try (ConfigurableApplicationContext house = Inside.onNewData(home, true)) {
            new StockBench(house, System.out).run();
        } finally {
            remove(home);
        }
    }

    private static void remove(Path home) throws IOException {
        try (Stream<Path> all = Files.walk(home)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
