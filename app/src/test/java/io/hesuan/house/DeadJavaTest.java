package io.hesuan.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Every Java file is used by another, or started by a framework. What the product does not use is not kept alive by a
 * test; only the libraries below the application, made for rooms to come and for tests, may be used by tests alone.
 */
@Execution(ExecutionMode.CONCURRENT)
class DeadJavaTest {

    private static final List<String> LIBRARIES = List.of("kernel/", "postgres/");
    private static final Set<String> STARTED_BY_SPRING = Set.of("SpringBootApplication", "Component", "Configuration", "RestController",
            "Controller", "RestControllerAdvice", "ControllerAdvice", "AutoConfiguration", "TestConfiguration", "SpringBootTest");

    @Test
    void every_java_file_is_used() {
        assertThat(broken(Project.allJava())).isEmpty();
    }

    @Test
    void a_file_that_nobody_uses_is_found() {
        assertThat(broken(List.of(
                JavaFile.parse("app/src/main/java/a/Shop.java", "package a; class Shop { Till till; public static void main(String[] a) {} }"),
                JavaFile.parse("app/src/main/java/a/Till.java", "package a; class Till { Till self; }"),
                JavaFile.parse("app/src/main/java/a/Ghost.java", "package a; class Ghost { Ghost self; Shop shop; }"),
                JavaFile.parse("app/src/main/java/a/Door.java", "package a; @RestController class Door { }"),
                JavaFile.parse("app/src/main/java/a/OnlyTested.java", "package a; class OnlyTested { }"),
                JavaFile.parse("app/src/test/java/a/ShopTest.java", "package a; class ShopTest { OnlyTested t; }"),
                JavaFile.parse("app/src/test/java/a/IdleFixture.java", "package a; class IdleFixture { }"))))
                .containsExactly("app/src/main/java/a/Ghost.java", "app/src/main/java/a/OnlyTested.java", "app/src/test/java/a/IdleFixture.java");
    }

    static List<String> broken(List<JavaFile> files) {
        return files.stream()
                .filter(file -> !isStarted(file))
                .filter(file -> files.stream().filter(user -> user != file).filter(countsFor(file)).noneMatch(user -> uses(user, file)))
                .map(JavaFile::path)
                .toList();
    }

    private static boolean isStarted(JavaFile file) {
        String name = file.source().name();
        return name.equals("package-info.java")
                || name.endsWith("Test.java")
                || file.path().contains("/hesuanfixture/")
                || file.methods().stream().anyMatch(method -> method.name().equals("main"))
                || isNamedForSpring(name)
                || file.types().stream().flatMap(type -> type.annotations().stream()).anyMatch(STARTED_BY_SPRING::contains);
    }

    /** What Spring loads before it looks for annotations stands by name in {@code spring.factories}. */
    private static boolean isNamedForSpring(String fileName) {
        return Project.under("", "/META-INF/spring.factories").stream().flatMap(file -> file.text().lines())
                .anyMatch(line -> line.replaceAll("[,\\\\]+$", "").endsWith("." + fileName.replace(".java", "")));
    }

    private static Predicate<JavaFile> countsFor(JavaFile file) {
        return file.isMain() && LIBRARIES.stream().noneMatch(file.path()::startsWith) ? JavaFile::isMain : user -> true;
    }

    private static boolean uses(JavaFile user, JavaFile used) {
        return used.types().stream().filter(type -> !type.isNested()).anyMatch(type -> user.identifiers().contains(type.name()));
    }
}
