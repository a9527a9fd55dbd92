package io.hesuan.postgres;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
    static Running start(String home, String... prefix) {
        List<String> words = new ArrayList<>(List.of(prefix));
        words.addAll(List.of(ProcessHandle.current().info().command().orElseThrow(), "-XX:TieredStopAtLevel=1",
                "-cp", System.getProperty("java.class.path").replace(File.pathSeparator + File.pathSeparator, ""),
                Keeper.class.getName(), home));
        try {
            Process process = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT).start();
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
