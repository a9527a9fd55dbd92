package io.hesuan;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** What the settings of the house make of a line of the log; no room is needed for that. */
@ExtendWith(OutputCaptureExtension.class)
class LogsTest {

    private static final String SAID = "said by the log test";

    static class Nothing {
    }

    @AfterEach
    void forPeopleAgain() {
        start("text");
    }

    @Test
    void aProgramReadsTheLogAsJsonWithTheRequestInEachLine(CapturedOutput output) throws Exception {
        start("json");
        var line = JsonMapper.shared().readTree(said(output));
        assertThat(line.at("/message").asString()).isEqualTo(SAID);
        assertThat(line.at("/request").asString()).isEqualTo("request-1234");
        assertThat(line.at("/log/level").asString()).isEqualTo("INFO");
        assertThat(line.at("/ecs/version").asString()).isNotEmpty();
    }

    /** A server in the background writes to a file. */
    @Test
    void theFileIsWrittenLikeTheConsole(CapturedOutput output, @TempDir Path directory) throws Exception {
        Path file = directory.resolve("server.log");
        start("json", "--logging.file.name=" + file);
        said(output);
        assertThat(JsonMapper.shared().readTree(Files.readAllLines(file).getLast()).at("/message").asString()).isEqualTo(SAID);
    }

    @Test
    void peopleReadItAsTextWithTheRequestInEachLine(CapturedOutput output) {
        start("text");
        assertThat(said(output)).doesNotStartWith("{").contains("[request-1234]");
    }

    private static String said(CapturedOutput output) {
        MDC.put("request", "request-1234");
        try {
            LoggerFactory.getLogger(LogsTest.class).info(SAID);
        } finally {
            MDC.remove("request");
        }
        return output.getOut().lines().filter(line -> line.contains(SAID)).toList().getLast();
    }

    private static void start(String log, String... settings) {
        LoggingSystem.get(LogsTest.class.getClassLoader()).cleanUp(); // else the one that runs already is kept
        new SpringApplicationBuilder(Nothing.class).web(WebApplicationType.NONE).logStartupInfo(false)
                .run(Stream.concat(Stream.of("--HESUAN_LOG=" + log), Stream.of(settings)).toArray(String[]::new));
    }
}
