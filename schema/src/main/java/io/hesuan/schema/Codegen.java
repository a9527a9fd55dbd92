package io.hesuan.schema;

import io.hesuan.postgres.EmbeddedPostgres;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Target;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/**
 * Migrates a throw-away PostgreSQL and writes its tables as Java, one package per schema under {@code hesuandb}.
 * Outside {@code io.hesuan}, so that the tables are no module of the application; who may use which schema is held by
 * an architecture test. Does nothing when the migrations are those of the last run.
 */
public final class Codegen {

    private static final String PACKAGE = "hesuandb";

    private Codegen() {
    }

    public static void main(String[] arguments) throws Exception {
        Path migrations = Path.of(arguments[0]);
        Path output = Path.of(arguments[1]);
        String stamp = stampOf(migrations);
        Path stampFile = output.resolve("stamp.txt");
        if (Files.exists(stampFile) && Files.readString(stampFile).equals(stamp)) {
            return;
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.throwaway()) {
            var owner = postgres.address().owner();
            Migrations.migrate(postgres.address().url(), owner.user(), owner.password());
            GenerationTool.generate(configuration(postgres.address().url(), owner.user(), owner.password(), output));
        }
        Files.writeString(stampFile, stamp);
    }

    private static Configuration configuration(String url, String user, String password, Path output) {
        return new Configuration()
                .withLogging(Logging.WARN)
                .withJdbc(new Jdbc().withDriver("org.postgresql.Driver").withUrl(url).withUser(user).withPassword(password))
                .withGenerator(new Generator()
                        .withDatabase(new Database()
                                .withName("org.jooq.meta.postgres.PostgresDatabase")
                                .withIncludes(".*")
                                .withExcludes("house\\..*|(pg_catalog|information_schema|public)\\..*|.*\\.pg_.*")
                                .withIncludeRoutines(false))
                        .withGenerate(new Generate()
                                .withGeneratedAnnotation(false)
                                .withRecords(true)
                                .withPojos(false)
                                .withDaos(false)
                                .withJavaTimeTypes(true)
                                .withGlobalObjectReferences(true)
                                .withComments(false))
                        .withTarget(new Target().withPackageName(PACKAGE).withDirectory(output.toString()).withClean(true)));
    }

    private static String stampOf(Path migrations) throws IOException {
        MessageDigest digest = sha256();
        List<Path> files;
        try (var walk = Files.walk(migrations)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
            digest.update(Files.readAllBytes(file));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
