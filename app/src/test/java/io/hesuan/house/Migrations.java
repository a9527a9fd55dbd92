package io.hesuan.house;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The numbered migrations, as the rules about SQL read them. */
final class Migrations {

    static final String FOLDER = "schema/src/main/resources/db/migration/";
    static final Pattern TABLE = Pattern.compile("(?im)^\\s*CREATE (?:UNLOGGED )?(?:TABLE|VIEW|MATERIALIZED VIEW) "
            + "(?:IF NOT EXISTS )?([a-z_]+\\.[a-z0-9_]+)");

    private Migrations() {
    }

    static List<TextFile> files() {
        return Project.under(FOLDER, ".sql");
    }

    /** Tables and views, as {@code schema.table}. */
    static Set<String> tables() {
        Set<String> tables = new TreeSet<>();
        files().forEach(file -> TABLE.matcher(file.text()).results().forEach(match -> tables.add(match.group(1))));
        return tables;
    }
}
