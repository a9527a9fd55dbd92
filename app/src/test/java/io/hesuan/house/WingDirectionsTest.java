package io.hesuan.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** One line of wings; each imports from its left only, and the kernel the JDK only. */
@Execution(ExecutionMode.CONCURRENT)
class WingDirectionsTest {

    private static final List<String> LINE = List.of("kernel", "postgres", "schema", "platform",
            "master", "books", "trade", "supply", "factory", "finance", "insight", "studio");
    private static final Set<String> UNDER_THE_FLOOR = Set.of("postgres", "schema");
    private static final Set<String> MAY_LOOK_UNDER_THE_FLOOR = Set.of("postgres", "schema", "platform", "");
    private static final String FIXTURE = "io.hesuanfixture.directions";

    @Test
    void every_wing_imports_from_its_left_only() {
        assertThat(broken(CompiledClasses.house(), CompiledClasses.ROOT)).isEmpty();
    }

    @Test
    void imports_to_the_right_and_from_an_unknown_wing_are_found() {
        assertThat(broken(CompiledClasses.fixture(FIXTURE), FIXTURE)).containsExactlyInAnyOrder(
                FIXTURE + ".books.ledger.Ledger imports " + FIXTURE + ".trade.orders.Order to its right",
                FIXTURE + ".kernel.Amount imports org.assertj.core.api.Assertions, and the kernel imports the JDK only",
                FIXTURE + ".trade.orders.Order looks under the floor: " + FIXTURE + ".postgres.Cellar",
                FIXTURE + ".attic.Box stands in no wing of the house");
    }

    static List<String> broken(JavaClasses classes, String root) {
        return classes.stream()
                .flatMap(type -> breaches(type, root))
                .distinct()
                .sorted()
                .toList();
    }

    private static Stream<String> breaches(JavaClass type, String root) {
        Place from = Place.of(type.getPackageName(), root);
        if (!from.wing().isEmpty() && !LINE.contains(from.wing())) {
            return Stream.of(type.getName() + " stands in no wing of the house");
        }
        return type.getDirectDependenciesFromSelf().stream()
                .map(Dependency::getTargetClass)
                .map(JavaClass::getBaseComponentType)
                .map(target -> breach(type, from, target, Place.of(target.getPackageName(), root)))
                .filter(breach -> breach != null);
    }

    private static String breach(JavaClass type, Place from, JavaClass target, Place to) {
        if (to == null) {
            boolean outsideTheJdk = !target.isPrimitive() && !target.getPackageName().startsWith("java.");
            return from.wing().equals("kernel") && outsideTheJdk
                    ? type.getName() + " imports " + target.getName() + ", and the kernel imports the JDK only" : null;
        }
        if (UNDER_THE_FLOOR.contains(to.wing()) && !MAY_LOOK_UNDER_THE_FLOOR.contains(from.wing())) {
            return type.getName() + " looks under the floor: " + target.getName();
        }
        return rank(to) > rank(from) ? type.getName() + " imports " + target.getName() + " to its right" : null;
    }

    private static int rank(Place place) {
        return place.wing().isEmpty() ? LINE.size() : LINE.indexOf(place.wing());
    }
}
