package io.hesuan.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hesuan.Hesuan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;

/** Rooms use each other's faces only, only where they say so, and never in a circle. */
@Execution(ExecutionMode.CONCURRENT)
class ModuleBoundariesTest {

    static final ApplicationModules ROOMS = ApplicationModules.of(Hesuan.class);

    @Test
    void rooms_keep_to_what_they_declare() {
        assertThat(ROOMS).isNotEmpty();
        assertThatCode(ROOMS::verify).doesNotThrowAnyException();
    }

    @Test
    void a_room_that_enters_another_without_saying_so_is_found() {
        assertThatThrownBy(() -> ApplicationModules.of("io.hesuanfixture.rooms", everything -> true).verify())
                .isInstanceOf(Violations.class)
                .hasMessageContaining("'trade.orders' depends on module 'trade.parcels'");
    }
}
