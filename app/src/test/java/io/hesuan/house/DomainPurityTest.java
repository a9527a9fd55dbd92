package io.hesuan.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * What decides knows no framework: in the rooms of the business, records, enums, sealed interfaces and classes named
 * …Rules use no Spring, no SQL and no web. In the platform, whose business frameworks are, it holds for …Rules only.
 */
@Execution(ExecutionMode.CONCURRENT)
class DomainPurityTest {

    private static final List<String> SHELL = List.of("org.springframework.", "org.jooq.", "hesuandb.", "jakarta.servlet.", "java.sql.");
    private static final String FIXTURE = "io.hesuanfixture.purity";

    @Test
    void what_decides_knows_no_framework() {
        assertThat(broken(CompiledClasses.house(), CompiledClasses.ROOT)).isEmpty();
    }

    @Test
    void rules_and_records_that_know_a_framework_are_found() {
        assertThat(broken(CompiledClasses.fixture(FIXTURE), FIXTURE)).containsExactly(
                FIXTURE + ".trade.orders.OrderRules uses org.jooq.DSLContext",
                FIXTURE + ".trade.orders.PlaceOrder uses org.springframework.http.HttpStatus");
    }

    static List<String> broken(JavaClasses classes, String root) {
        return classes.stream()
                .filter(type -> isPure(type, Place.of(type.getPackageName(), root)))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream()
                        .map(dependency -> dependency.getTargetClass().getBaseComponentType().getName())
                        .filter(name -> SHELL.stream().anyMatch(name::startsWith))
                        .map(name -> type.getName() + " uses " + name))
                .distinct().sorted().toList();
    }

    private static boolean isPure(JavaClass type, Place place) {
        if (type.getSimpleName().endsWith("Rules")) {
            return true;
        }
        boolean business = !place.room().isEmpty() && !place.wing().equals("platform");
        boolean hidden = type.getModifiers().contains(JavaModifier.PRIVATE);
        return business && !hidden && (type.isRecord() || type.isEnum() || isSealed(type));
    }

    private static boolean isSealed(JavaClass type) {
        return type.isInterface() && type.reflect().isSealed();
    }
}
