package io.hesuan;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.hesuan.platform.database.DatabaseCommands;
import java.util.Arrays;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Administrative commands of the launcher that need the program but not the server: {@code hesuan backup FILE} and the like. */
final class Commands {

    private Commands() {
    }

    /** @return exit code: 0 done, 1 failed, 2 used wrongly */
    static int run(String[] arguments) {
        quiet();
        List<String> rest = Arrays.asList(arguments).subList(1, arguments.length);
        return switch (arguments[0]) {
            case "backup", "restore", "doctor" -> DatabaseCommands.run(arguments[0], rest);
            case "verify" -> Verification.run(rest);
            case "bench" -> Measurements.run(rest);
            case "export" -> Exports.run(rest);
            default -> {
                System.err.println("hesuan: there is no command '" + arguments[0] + "' (" + rest.size() + " arguments); see ./hesuan help");
                yield 2;
            }
        };
    }

    /** What libraries note on their way is no answer to a command; trouble still shows. */
    private static void quiet() {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
    }
}
