package io.hesuan.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * A migration is numbered, works in the schema of one room, says of each index which query it serves, and gives the
 * application its rights on each table by name.
 */
class MigrationsTest {

    private static final Pattern NAME = Pattern.compile("V(\\d{3})__([a-z]+)(_[a-z0-9_]+)?\\.sql");
    private static final Pattern INDEX = Pattern.compile("(?i)CREATE (?:UNIQUE )?INDEX (\\w+).*");
    private static final Pattern WRITES = Pattern.compile("(?im)^\\s*(?:CREATE (?:UNLOGGED )?TABLE|CREATE VIEW|ALTER TABLE|INSERT INTO|UPDATE|DELETE FROM) "
            + "(?:IF NOT EXISTS )?([a-z_]+)\\.[a-z0-9_]+");
    private static final Pattern REFERENCES = Pattern.compile("(?i)\\bREFERENCES ([a-z_]+)\\.[a-z0-9_]+");
    private static final Pattern FLOATING = Pattern.compile("(?i)\\b(real|double precision|float[48]?|money)\\b(?!')");
    private static final Pattern COMMENT = Pattern.compile("(?m)--.*$");

    @Test
    void every_migration_keeps_the_rules() {
        assertThat(Migrations.files()).isNotEmpty();
        assertThat(broken(Migrations.files())).isEmpty();
    }

    @Test
    void each_breach_is_found() {
        var first = new TextFile(Migrations.FOLDER + "V200__orders.sql", """
                -- Orders.
                CREATE SCHEMA orders;
                CREATE TABLE orders.line (id uuid PRIMARY KEY, party uuid REFERENCES party.party (id), price double precision);
                CREATE TABLE orders.note (id uuid PRIMARY KEY);
                -- the orders of a party, and of a day
                CREATE INDEX line_by_day ON orders.line (day);
                CREATE INDEX line_by_day_and_party ON orders.line (day, party);

                CREATE INDEX line_by_party ON orders.line (party);
                INSERT INTO party.party VALUES (1);
                GRANT SELECT ON orders.line TO hesuan_app;
                """);
        var second = new TextFile(Migrations.FOLDER + "V200__orders_again.sql", "-- the list\nCREATE INDEX x ON orders.line (id);");
        var third = new TextFile(Migrations.FOLDER + "V3_orders.sql", "");

        assertThat(broken(List.of(first, second, third))).containsExactly(
                "V200__orders.sql: the application gets no USAGE on the schema orders",
                "V200__orders.sql: the index line_by_party has no comment above it that names the query it serves",
                "V200__orders.sql: the application gets no right on orders.note",
                "V200__orders.sql: writes to the schema party, which is another room's",
                "V200__orders.sql: refers to a row of the schema party; a key points inside its room",
                "V200__orders.sql: floating point: double precision",
                "V200__orders_again.sql: the number 200 is taken by V200__orders.sql",
                "V3_orders.sql: the name is V<three digits>__<room>_<what>.sql");
    }

    static List<String> broken(List<TextFile> files) {
        List<String> breaches = new ArrayList<>();
        for (TextFile file : files) {
            var name = NAME.matcher(file.name());
            Consumer<String> breach = what -> breaches.add(file.name() + ": " + what);
            if (!name.matches()) {
                breach.accept("the name is V<three digits>__<room>_<what>.sql");
                continue;
            }
            files.stream().takeWhile(earlier -> earlier != file)
                    .filter(earlier -> earlier.name().startsWith("V" + name.group(1) + "__"))
                    .forEach(earlier -> breach.accept("the number " + name.group(1) + " is taken by " + earlier.name()));
            check(file, name.group(2), breach);
        }
        return breaches;
    }

    private static void check(TextFile file, String room, Consumer<String> breach) {
        String sql = COMMENT.matcher(file.text()).replaceAll("");
        if (sql.contains("CREATE SCHEMA " + room) && !sql.contains("GRANT USAGE ON SCHEMA " + room + " TO hesuan_app")) {
            breach.accept("the application gets no USAGE on the schema " + room);
        }
        unexplained(file.lines()).forEach(index ->
                breach.accept("the index " + index + " has no comment above it that names the query it serves"));
        Migrations.TABLE.matcher(sql).results().map(match -> match.group(1)).filter(table -> !granted(sql, table))
                .forEach(table -> breach.accept("the application gets no right on " + table));
        WRITES.matcher(sql).results().map(match -> match.group(1)).filter(schema -> !schema.equals(room)).distinct()
                .forEach(schema -> breach.accept("writes to the schema " + schema + ", which is another room's"));
        REFERENCES.matcher(sql).results().map(match -> match.group(1)).filter(schema -> !schema.equals(room)).distinct()
                .forEach(schema -> breach.accept("refers to a row of the schema " + schema + "; a key points inside its room"));
        FLOATING.matcher(sql).results().map(match -> match.group(1)).distinct()
                .forEach(type -> breach.accept("floating point: " + type));
    }

    /** A comment explains the indexes that follow it line by line. */
    private static List<String> unexplained(List<String> lines) {
        List<String> indexes = new ArrayList<>();
        boolean explained = false;
        for (String line : lines) {
            var index = INDEX.matcher(line);
            if (index.matches() && !explained) {
                indexes.add(index.group(1));
            }
            explained = line.startsWith("--") || explained && index.matches();
        }
        return indexes;
    }

    private static boolean granted(String sql, String table) {
        return Pattern.compile("(?s)\\bGRANT [^;]*\\b" + Pattern.quote(table) + "\\b[^;]*\\bTO hesuan_app").matcher(sql).find();
    }
}
