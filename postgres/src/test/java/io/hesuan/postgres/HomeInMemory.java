package io.hesuan.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/** Homes of tests lie in memory where the machine has a disk there: what is tested is the order of writes, not the disk. */
public final class HomeInMemory implements TempDirFactory {

    private static final Path MEMORY = Path.of("/dev/shm");

    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext test) throws IOException {
        return Directories.hasRoom(MEMORY, 1_024) && Files.isWritable(MEMORY) ? Files.createTempDirectory(MEMORY, "hesuan-test-") : Files.createTempDirectory("hesuan-test-");
    }
}
