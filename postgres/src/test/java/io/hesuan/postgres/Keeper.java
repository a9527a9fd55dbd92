package io.hesuan.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A second program for the tests: opens a home, says the port or the trouble, and waits to be killed. */
final class Keeper {

    public static void main(String[] words) throws InterruptedException {
        try {
            EmbeddedPostgres server = words[0].equals("throwaway")
                    ? EmbeddedPostgres.throwaway() : EmbeddedPostgres.durable(Path.of(words[0]));
            System.out.println("open " + server.address().port());
            Thread.sleep(Long.MAX_VALUE);
        } catch (PostgresTrouble e) {
            System.out.println(e.kind() + " " + e.getMessage());
        }
    }

    /** Starts the program and waits for its first line. */
    static Running start(String home) {
        return start(List.of(), System.getProperty("java.class.path"), Map.of(), home);
    }

    /** Starts the program behind other words, such as those that change the user. */
    static Running start(List<String> prefix, String classPath, Map<String, String> environment, String home) {
        List<String> words = new ArrayList<>(prefix);
        words.addAll(List.of(ProcessHandle.current().info().command().orElseThrow(), "-XX:TieredStopAtLevel=1",
                "-cp", classPath, Keeper.class.getName(), home));
        ProcessBuilder builder = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            return new Running(process, String.valueOf(process.inputReader().readLine()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record Running(Process process, String firstLine) {

        /** As by kill -9: no hook of the program runs. */
        void kill() {
            process.destroyForcibly().onExit().join();
        }
    }
}
