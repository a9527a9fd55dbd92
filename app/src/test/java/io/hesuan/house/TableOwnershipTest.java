package io.hesuan.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A table belongs to the room whose name its schema bears; others read that room's published views. The schema
 * {@code house}, which holds commit positions, belongs to the platform.
 */
@Execution(ExecutionMode.CONCURRENT)
class TableOwnershipTest {

    private static final String TABLES = "hesuandb";
    private static final String FIXTURE = "io.hesuanfixture.tables";
    private static final String OF_THE_PLATFORM = "house";
    private static final Pattern SQL = Pattern.compile("(?i)\\b(SELECT|FROM|JOIN|INTO|UPDATE|DELETE|TABLE|COPY|CALL)\\b");

    @Test
    void only_a_room_itself_uses_the_generated_tables_of_its_schema() {
        assertThat(brokenByClasses(CompiledClasses.house(), CompiledClasses.ROOT, TABLES)).isEmpty();
    }

    @Test
    void no_sql_text_names_a_table_of_another_room() {
        assertThat(brokenByText(Project.mainJava(), Migrations.tables())).isEmpty();
    }

    @Test
    void a_class_that_reaches_into_another_schema_is_found_and_a_view_is_allowed() {
        assertThat(brokenByClasses(CompiledClasses.fixture(FIXTURE), FIXTURE, FIXTURE + "." + TABLES)).containsExactly(
                FIXTURE + ".trade.orders.Shipping uses " + FIXTURE + ".hesuandb.party.Tables.PARTY of the schema party",
                FIXTURE + ".trade.orders.Shipping uses " + FIXTURE + ".hesuandb.party.tables.Party of the schema party");
    }

    @Test
    void sql_text_that_reaches_into_another_schema_is_found_and_a_view_is_allowed() {
        var file = JavaFile.parse("app/src/main/java/io/hesuan/trade/orders/Orders.java", """
                package io.hesuan.trade.orders;
                class Orders {
                    String own = "SELECT * FROM orders.line";
                    String view = "SELECT * FROM party.party_view";
                    String key = "party.party of a sentence";
                    String wrong = "SELECT name FROM party.party p";
                    String alone = "party.party";
                }
                """);

        assertThat(brokenByText(List.of(file), Set.of("orders.line", "party.party", "party.party_view"))).containsExactly(
                "app/src/main/java/io/hesuan/trade/orders/Orders.java:6: SQL on party.party, which belongs to another room",
                "app/src/main/java/io/hesuan/trade/orders/Orders.java:7: SQL on party.party, which belongs to another room");
    }

    static List<String> brokenByClasses(JavaClasses classes, String root, String tables) {
        return classes.stream()
                .filter(type -> !type.getPackageName().startsWith(tables))
                .flatMap(type -> uses(type, tables).map(use -> breach(type, use, root, tables)))
                .filter(breach -> breach != null)
                .distinct().sorted().toList();
    }

    /** Names of generated things a class uses; of the class Tables, whose fields are all tables of a schema, the fields. */
    private static Stream<String> uses(JavaClass type, String tables) {
        Stream<String> classes = type.getDirectDependenciesFromSelf().stream()
                .map(Dependency::getTargetClass)
                .map(JavaClass::getBaseComponentType)
                .map(JavaClass::getName)
                .filter(name -> !name.endsWith(".Tables"));
        Stream<String> fields = type.getFieldAccessesFromSelf().stream()
                .map(JavaAccess::getTarget)
                .filter(field -> field.getOwner().getSimpleName().equals("Tables"))
                .map(field -> field.getOwner().getName() + "." + field.getName());
        return Stream.concat(classes, fields).filter(name -> name.startsWith(tables + "."));
    }

    private static String breach(JavaClass type, String use, String root, String tables) {
        String schema = use.substring(tables.length() + 1).split("\\.")[0];
        boolean published = use.endsWith("_VIEW") || use.endsWith("View") || use.endsWith("ViewRecord");
        return published || owns(Place.of(type.getPackageName(), root), schema) ? null
                : type.getName() + " uses " + use + " of the schema " + schema;
    }

    static List<String> brokenByText(List<JavaFile> files, Set<String> tables) {
        Pattern names = Pattern.compile("\\b(" + String.join("|", tables).replace(".", "\\.") + ")\\b");
        return files.stream()
                .filter(file -> file.packageName().startsWith(CompiledClasses.ROOT))
                .flatMap(file -> file.strings().stream()
                        .flatMap(literal -> foreign(file, literal, names)))
                .toList();
    }

    private static Stream<String> foreign(JavaFile file, JavaFile.Literal literal, Pattern names) {
        Place place = Place.of(file.packageName(), CompiledClasses.ROOT);
        boolean wholly = names.matcher(literal.text().strip()).matches();
        if (!wholly && !SQL.matcher(literal.text()).find()) {
            return Stream.of();
        }
        return names.matcher(literal.text()).results()
                .map(match -> match.group(1))
                .filter(table -> !table.endsWith("_view") && !owns(place, table.split("\\.")[0]))
                .map(table -> file.path() + ":" + literal.line() + ": SQL on " + table + ", which belongs to another room");
    }

    private static boolean owns(Place place, String schema) {
        return place.room().equals(schema) || schema.equals(OF_THE_PLATFORM) && !place.room().isEmpty() && place.wing().equals("platform");
    }
}
