package io.hesuan.postgres;

import io.hesuan.postgres.PostgresTrouble.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a backup file says of itself: one line a thing, words divided by tabs, ended by the hash of all that stands
 * before.
 *
 * @param made          when the snapshot was taken
 * @param schemaVersion the newest migration that had run
 * @param tables        every table, partitions within their parent
 * @param partitions    parents before their parts
 * @param sequences     with their values at the snapshot or a little later, never earlier
 */
record Manifest(Instant made, String schemaVersion, List<Table> tables, List<Partition> partitions, List<Sequence> sequences) {

    static final String ENTRY = "manifest.txt";
    private static final String FIRST_WORD = "hesuan-backup";
    private static final String FORMAT = "1";

    /**
     * A table's content.
     *
     * @param checksum the same for the same rows in any order, see {@link Catalog#checksum}
     * @param sha256   of the bytes of {@link #entry()} in the file
     * @param columns  the stored ones; generated columns come back by themselves
     */
    record Table(String schema, String name, boolean partitioned, long rows, String checksum, String sha256, List<String> columns) {

        String entry() {
            return "tables/" + schema + "." + name + ".copy";
        }

        Table with(long rows, String checksum, String sha256) {
            return new Table(schema, name, partitioned, rows, checksum, sha256, columns);
        }

        /** What must be the same on both sides. */
        String fingerprint() {
            return String.join("\t", schema, name, String.valueOf(rows), checksum) + "\n";
        }
    }

    /** @param key how the part is divided again, empty when it is not */
    record Partition(String schema, String name, String parentSchema, String parent, String bound, String key) {}

    record Sequence(String schema, String name, long value, boolean called) {

        String fingerprint() {
            return String.join("\t", schema, name, String.valueOf(value), String.valueOf(called)) + "\n";
        }
    }

    /** One hash over all rows and all sequences. */
    String fingerprint() {
        StringBuilder all = new StringBuilder();
        tables.forEach(table -> all.append(table.fingerprint()));
        sequences.forEach(sequence -> all.append(sequence.fingerprint()));
        return Sha256.of(all.toString());
    }

    long rows() {
        return tables.stream().mapToLong(Table::rows).sum();
    }

    String format() {
        StringBuilder text = new StringBuilder();
        line(text, FIRST_WORD, FORMAT);
        line(text, "made", made.toString());
        line(text, "schema-version", schemaVersion);
        for (Table t : tables) {
            List<String> words = new ArrayList<>(List.of("table", t.schema, t.name, t.partitioned ? "partitioned" : "plain",
                    String.valueOf(t.rows), t.checksum, t.sha256));
            words.addAll(t.columns);
            line(text, words.toArray(String[]::new));
        }
        for (Partition p : partitions) {
            line(text, "partition", p.schema, p.name, p.parentSchema, p.parent, p.bound, p.key);
        }
        for (Sequence s : sequences) {
            line(text, "sequence", s.schema, s.name, String.valueOf(s.value), String.valueOf(s.called));
        }
        String hash = Sha256.of(text.toString());
        line(text, "end", hash);
        return text.toString();
    }

    static Manifest parse(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int end = text.lastIndexOf("end\t");
        if (!text.startsWith(FIRST_WORD + "\t") || end < 0
                || !text.substring(end).equals("end\t" + Sha256.of(text.substring(0, end)) + "\n")) {
            throw new PostgresTrouble(Kind.BACKUP_DAMAGED, "The backup's list of contents is damaged.");
        }
        Instant made = null;
        String version = null;
        List<Table> tables = new ArrayList<>();
        List<Partition> partitions = new ArrayList<>();
        List<Sequence> sequences = new ArrayList<>();
        for (String line : text.substring(0, end).split("\n")) {
            String[] w = line.split("\t", -1);
            switch (w[0]) {
                case FIRST_WORD -> mustKnow(w[1]);
                case "made" -> made = Instant.parse(w[1]);
                case "schema-version" -> version = w[1];
                case "table" -> tables.add(new Table(w[1], w[2], w[3].equals("partitioned"), Long.parseLong(w[4]), w[5], w[6],
                        List.of(w).subList(7, w.length)));
                case "partition" -> partitions.add(new Partition(w[1], w[2], w[3], w[4], w[5], w[6]));
                case "sequence" -> sequences.add(
                        new Sequence(w[1], w[2], Long.parseLong(w[3]), Boolean.parseBoolean(w[4])));
                default -> throw new PostgresTrouble(Kind.BACKUP_NEWER, "The backup says \"" + w[0]
                        + "\", which this program does not know. Use the version of Hesuan that made it, or a newer one.");
            }
        }
        return new Manifest(made, version, tables, partitions, sequences);
    }

    private static void mustKnow(String format) {
        if (!format.equals(FORMAT)) {
            throw new PostgresTrouble(Kind.BACKUP_NEWER, "The backup has format " + format + ", and this program reads format "
                    + FORMAT + ". Use the version of Hesuan that made it, or a newer one.");
        }
    }

    private static void line(StringBuilder text, String... words) {
        for (String word : words) {
            if (word.contains("\t") || word.contains("\n")) {
                throw new IllegalArgumentException("a name with a tab or a line break cannot be saved: " + word);
            }
        }
        text.append(String.join("\t", words)).append('\n');
    }
}
