package io.hesuan.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Every package of the application is a room: io.hesuan.wing.room, described in its package-info, without packages inside. */
@Execution(ExecutionMode.CONCURRENT)
class RoomsTest {

    private static final Pattern ROOM = Pattern.compile("io\\.hesuan\\.[a-z]+\\.[a-z]+");
    private static final int FEWEST_WORDS = 20;

    @Test
    void every_package_is_a_room_that_says_what_it_is_for() {
        assertThat(broken(Project.mainJava().stream().filter(file -> file.path().startsWith("app/")).toList())).isEmpty();
    }

    @Test
    void no_two_rooms_share_a_name_because_the_name_is_their_schema() {
        assertThat(rooms(Project.mainJava())).extracting(RoomsTest::simpleName).doesNotHaveDuplicates();
    }

    @Test
    void packages_inside_rooms_and_rooms_without_a_word_are_found() {
        var files = List.of(
                JavaFile.parse("app/src/main/java/io/hesuan/trade/orders/package-info.java", """
                        /** Too few words. */
                        @ApplicationModule package io.hesuan.trade.orders;
                        """),
                JavaFile.parse("app/src/main/java/io/hesuan/trade/parcels/Parcel.java", "package io.hesuan.trade.parcels; class Parcel {}"),
                JavaFile.parse("app/src/main/java/io/hesuan/trade/orders/model/Order.java", "package io.hesuan.trade.orders.model; class Order {}"));

        assertThat(broken(files)).containsExactlyInAnyOrder(
                "io.hesuan.trade.orders: the package-info says in ten lines what the room is for, its words and its invariants",
                "io.hesuan.trade.orders.model is no io.hesuan.wing.room",
                "io.hesuan.trade.parcels has no package-info.java with @ApplicationModule");
    }

    static List<String> broken(List<JavaFile> files) {
        return files.stream().map(JavaFile::packageName).distinct().filter(name -> !name.equals("io.hesuan"))
                .flatMap(name -> breach(name, files)).toList();
    }

    static Set<String> rooms(List<JavaFile> files) {
        return files.stream().map(JavaFile::packageName).filter(name -> ROOM.matcher(name).matches())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> breach(String name, List<JavaFile> files) {
        if (!ROOM.matcher(name).matches()) {
            return Stream.of(name + " is no io.hesuan.wing.room");
        }
        var page = files.stream()
                .filter(file -> file.packageName().equals(name) && file.source().name().equals("package-info.java"))
                .map(file -> file.source().text())
                .findFirst().orElse("");
        if (!page.contains("@ApplicationModule")) {
            return Stream.of(name + " has no package-info.java with @ApplicationModule");
        }
        String words = page.substring(0, page.indexOf("@ApplicationModule"));
        return words.split("\\s+").length < FEWEST_WORDS
                ? Stream.of(name + ": the package-info says in ten lines what the room is for, its words and its invariants")
                : Stream.of();
    }

    private static String simpleName(String packageName) {
        return packageName.substring(packageName.lastIndexOf('.') + 1);
    }
}
