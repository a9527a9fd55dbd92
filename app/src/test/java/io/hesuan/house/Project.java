package io.hesuan.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** All files that people write for the project, read and parsed once. */
final class Project {

    static final Path ROOT = root();
    static final boolean UPDATE = Boolean.getBoolean("hesuan.update");

    private static final Set<String> NOT_OURS = Set.of("target", "node_modules", "dist", ".git", ".hesuan", ".idea", ".vscode");
    private static final Set<String> TEXT = Set.of("java", "sql", "ts", "vue", "js", "mjs", "css", "html", "md", "xml", "yaml",
            "yml", "json", "properties", "txt", "sh", "npmrc", "config", "factories");
    private static final List<TextFile> FILES = read();
    private static final List<JavaFile> JAVA = JavaFile.parse(under("", ".java"));

    private Project() {
    }

    /** Files whose path begins with a folder ("" for all) and ends with an ending. */
    static List<TextFile> under(String folder, String ending) {
        return FILES.stream().filter(file -> file.path().startsWith(folder) && file.path().endsWith(ending)).toList();
    }

    static TextFile file(String path) {
        return FILES.stream().filter(file -> file.path().equals(path)).findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no " + path));
    }

    /** What the product is made of. */
    static List<JavaFile> mainJava() {
        return JAVA.stream().filter(JavaFile::isMain).toList();
    }

    static List<JavaFile> allJava() {
        return JAVA;
    }

    static List<TextFile> all() {
        return FILES;
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    private static List<TextFile> read() {
        List<TextFile> files = new ArrayList<>();
        try {
            Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return NOT_OURS.contains(folder.getFileName().toString()) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    if (isText(file.getFileName().toString())) {
                        String path = ROOT.relativize(file).toString().replace('\\', '/');
                        files.add(new TextFile(path, Files.readString(file)));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        files.sort(Comparator.comparing(TextFile::path));
        return files;
    }

    /** By its ending; a file without one is a script or a page of plain words, as hesuan and LICENSE are. */
    private static boolean isText(String name) {
        return TEXT.contains(name.substring(name.lastIndexOf('.') + 1)) || name.indexOf('.') < 0;
    }
}
