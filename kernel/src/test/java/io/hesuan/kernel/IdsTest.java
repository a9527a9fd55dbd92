package io.hesuan.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class IdsTest {

    private static final long NOON = 1_795_435_200_000L;
    private static final long SEED = 42;

    @Test
    void an_id_is_a_version_7_uuid_that_begins_with_its_time() {
        UUID id = new Ids(() -> NOON, SEED).make();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOON);
    }

    @Test
    void ids_of_one_millisecond_still_grow_even_past_the_counter() {
        var ids = new Ids(() -> NOON, SEED);
        var made = made(ids, 10_000);

        assertThat(made).isSorted().doesNotHaveDuplicates();
        assertThat(made.getLast().getMostSignificantBits() >>> 16).isEqualTo(NOON + 2);
        assertThat(made).allMatch(id -> id.version() == 7 && id.variant() == 2);
    }

    @Test
    void ids_grow_when_the_clock_steps_back() {
        var clock = new AtomicLong(NOON);
        var ids = new Ids(clock::get, SEED);
        UUID before = ids.make();
        clock.addAndGet(-60_000);

        assertThat(ids.make()).isGreaterThan(before);
    }

    @Test
    void two_processes_in_the_same_millisecond_make_different_ids() {
        var ids = new HashSet<>(made(new Ids(() -> NOON, SEED), 5_000));
        ids.addAll(made(new Ids(() -> NOON, SEED + 1), 5_000));

        assertThat(ids).hasSize(10_000);
    }

    @Test
    void the_tail_of_an_id_uses_all_its_bits() {
        long always = -1;
        long ever = 0;
        for (UUID id : made(new Ids(() -> NOON, SEED), 1_000)) {
            always &= id.getLeastSignificantBits();
            ever |= id.getLeastSignificantBits();
        }

        assertThat(always).isEqualTo(0x8000_0000_0000_0000L);
        assertThat(ever).isEqualTo(0xBFFF_FFFF_FFFF_FFFFL);
    }

    @Test
    void many_threads_never_get_the_same_id_and_each_sees_its_own_grow() throws Exception {
        Callable<List<UUID>> task = () -> {
            var mine = new ArrayList<UUID>();
            for (int i = 0; i < 20_000; i++) {
                mine.add(Ids.next());
            }
            return mine;
        };
        var all = new HashSet<UUID>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var future : threads.invokeAll(List.of(task, task, task, task))) {
                assertThat(future.get()).isSorted();
                all.addAll(future.get());
            }
        }

        assertThat(all).hasSize(80_000);
    }

    private static List<UUID> made(Ids ids, int count) {
        var made = new ArrayList<UUID>();
        for (int i = 0; i < count; i++) {
            made.add(ids.make());
        }
        return made;
    }
}
