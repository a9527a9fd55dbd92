package io.hesuan.platform.intake;

import io.hesuan.kernel.Ids;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.Mode;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.platform.batching.Writing;
import io.hesuan.platform.access.Permission;
import io.hesuan.testing.HouseTest;
import io.hesuan.testing.Requests;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import static hesuandb.intake.Tables.PAYLOAD;
import static io.hesuan.testing.Requests.by;
import static io.hesuan.testing.Requests.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/** Payloads of notes, one a line: {@code name=text}. The reader can be mended while the house runs. */
@HouseTest
@Import(IntakeTest.Notes.class)
class IntakeTest {

    private static final Acting KEEPER = Requests.acting(IntakeRights.READ, IntakeRights.WRITE, Permission.PERSONAL_DATA);
    private static final String KIND = "test.notes";

    record Note(String name, String text) {
    }

    /** Takes notes into a map; the one that says "boom" breaks the batch that it is in, the one that says "no" is refused. */
    @TestConfiguration
    static class Notes {

        final Map<String, String> taken = new ConcurrentHashMap<>();
        volatile int revision = 1;

        @Bean
        PayloadParser<Note> notes() {
            return new PayloadParser<>() {
                @Override
                public Set<String> kinds() {
                    return Set.of(KIND);
                }

                @Override
                public int revision() {
                    return revision;
                }

                @Override
                public void read(Payload payload, Sink<Note> sink) {
                    List<String> lines = payload.text().lines().toList();
                    for (int at = 0; at < lines.size(); at++) {
                        String[] parts = lines.get(at).split("=", 2);
                        if (parts.length == 2) {
                            sink.document("line " + (at + 1), new Note(parts[0], revision == 1 ? parts[1] : parts[1].toUpperCase(java.util.Locale.ROOT)));
                        } else if (revision == 1) {
                            sink.trouble("line " + (at + 1), "", new Outcome.Refused<>(IntakeRefusal.PAYLOAD_IS_CUT_SHORT, null, List.of("=")));
                        }
                        if (lines.get(at).equals("fault=")) {
                            throw new IllegalStateException("a reader with a fault");
                        }
                    }
                }

                @Override
                public String name(Note note) {
                    return note.name();
                }

                @Override
                public List<Outcome<Note>> hand(Writing writing, List<Note> notes) {
                    if (notes.stream().anyMatch(note -> note.text().equals("boom"))) {
                        throw new IllegalStateException("boom");
                    }
                    return notes.stream().map(note -> {
                        if (note.text().equals("no")) {
                            return Outcome.<Note>refused(IntakeRefusal.PAYLOAD_IS_EMPTY);
                        }
                        taken.put(note.name(), note.text());
                        return Outcome.done(note);
                    }).toList();
                }
            };
        }
    }

    @Autowired Intake intake;
    @Autowired WritePath writePath;
    @Autowired DSLContext sql;
    @Autowired Notes notes;
    @Autowired MockMvc http;
    @Autowired JsonMapper mapper;

    private final UUID origin = Ids.next();

    record Batch(List<Received> received) {
    }

    record Answer(List<Intake.Kept> kept, List<String> refused) {
    }

    private final UseCase<Batch, Answer> keep = new UseCase<>("test.keep", Answer.class, null, (writing, calls) -> calls.stream().map(call -> {
        intake.know(writing.sql(), writing.now(), List.of(new Origin(origin, null, "Notes", Instant.parse("2026-01-01T00:00:00Z"))));
        List<Outcome<Intake.Kept>> outcomes = intake.keep(writing, call.command().received());
        return Outcome.done(new Answer(outcomes.stream().filter(Outcome::isDone).map(Outcome::orElseThrow).toList(),
                outcomes.stream().flatMap(outcome -> outcome.reason().stream()).map(reason -> reason.name()).toList()));
    }).toList());

    private Answer keep(Received... received) {
        return writePath.all(keep, List.of(Call.of(KEEPER, new Batch(List.of(received)))), Mode.REAL).getFirst().orElseThrow();
    }

    private Received note(String delivery, String text) {
        return new Received(origin, null, KIND, Received.Via.PUSH, delivery, "", text.getBytes(StandardCharsets.UTF_8), null, null, null, Instant.now());
    }

    private UUID kept(String text) {
        return keep(note(null, text)).kept().getFirst().id();
    }

    private String state(UUID payload) {
        return sql.select(PAYLOAD.STATE).from(PAYLOAD).where(PAYLOAD.ID.eq(payload)).fetchSingle(PAYLOAD.STATE);
    }

    /** Read here or by the round of the house, whoever was first. */
    private void read(UUID... payloads) throws InterruptedException {
        intake.read(List.of(payloads));
        for (UUID payload : payloads) {
            for (int tries = 0; state(payload).equals("taken") && tries < 200; tries++) {
                Thread.sleep(50);
            }
        }
    }

    @Test
    void the_bytes_come_back_as_they_came_and_lie_enciphered() throws Exception {
        byte[] bytes = new byte[300_000];
        new Random(7).nextBytes(bytes);
        UUID id = keep(new Received(origin, null, "test.unknown", Received.Via.FILE, null, "noise.bin", bytes, null, null, null, Instant.now())).kept().getFirst().id();

        byte[] back = http.perform(get("/api/payloads/" + IntakeRights.PAYLOAD.write(id) + "/content").with(by(KEEPER))).andExpect(status().isOk()).andReturn().getResponse().getContentAsByteArray();

        assertThat(back).isEqualTo(bytes);
        UUID plain = kept("secret=Zhang San");
        assertThat(new String(sql.fetchSingle("SELECT bytes FROM intake.content WHERE payload_id = ?", plain).get(0, byte[].class), StandardCharsets.ISO_8859_1)).doesNotContain("Zhang");
        read(id);
        http.perform(get("/api/payloads/" + IntakeRights.PAYLOAD.write(id)).with(by(KEEPER))).andExpect(jsonPath("$.state").value("aside"))
                .andExpect(jsonPath("$.troubles[0].code").value("PAYLOAD_HAS_NO_READER"));
        http.perform(get("/api/payloads/" + IntakeRights.PAYLOAD.write(id) + "/content").with(by(IntakeRights.READ))).andExpect(status().isForbidden());
    }

    @Test
    void the_same_delivery_is_kept_once_also_twice_in_one_batch() {
        Answer first = keep(note("d-1", "a=1"), note("d-1", "a=1"), note(null, "b=2"), note(null, "b=2"));
        Answer second = keep(note("d-1", "a=1"), note(null, "b=2"), note("d-2", "a=1"));

        assertThat(first.kept()).extracting(Intake.Kept::news).containsExactly(true, false, true, false);
        assertThat(second.kept()).extracting(Intake.Kept::news).containsExactly(false, false, true);
        assertThat(second.kept().getFirst().id()).isEqualTo(first.kept().getFirst().id());
        assertThat(keep(note(null, "")).refused()).containsExactly("PAYLOAD_IS_EMPTY");
    }

    @Test
    void one_poisonous_payload_holds_nothing_up_and_says_where_and_why() throws Exception {
        UUID good = kept("p1=fine\np2=fine");
        UUID boom = kept("p3=fine\np4=boom");
        UUID refused = kept("p5=no\np6=fine");
        UUID half = kept("p7=fine\nnothing here");
        UUID fault = kept("fault=");
        UUID broken = keep(new Received(origin, null, KIND, Received.Via.PUSH, null, "", new byte[] {'a', '=', (byte) 0xff, (byte) 0xfe}, null, null, null, Instant.now())).kept().getFirst().id();

        read(good, boom, refused, half, fault, broken);

        assertThat(notes.taken).containsKeys("p1", "p2", "p3", "p6", "p7").doesNotContainKeys("p4", "p5");
        assertThat(List.of(state(good), state(boom), state(refused), state(half), state(fault), state(broken))).containsExactly("parsed", "aside", "aside", "aside", "aside", "aside");
        assertThat(trouble(boom)).isEqualTo("line 2 p4 DOCUMENT_BROKE_THE_HOUSE");
        assertThat(trouble(refused)).isEqualTo("line 1 p5 PAYLOAD_IS_EMPTY");
        assertThat(trouble(half)).isEqualTo("line 2  PAYLOAD_IS_CUT_SHORT");
        assertThat(trouble(fault)).isEqualTo("  PAYLOAD_BROKE_ITS_READER");
        assertThat(trouble(broken)).isEqualTo("  PAYLOAD_IS_NO_TEXT");
    }

    private String trouble(UUID payload) {
        var first = mapper.readTree(sql.select(PAYLOAD.TROUBLES).from(PAYLOAD).where(PAYLOAD.ID.eq(payload)).fetchSingle(PAYLOAD.TROUBLES).data()).get(0);
        return first.at("/position").asString() + " " + first.at("/document").asString() + " " + first.at("/code").asString();
    }

    @Test
    void what_is_set_aside_is_read_again_or_dismissed() throws Exception {
        UUID half = kept("q1=fine\nnothing");
        read(half);
        String id = IntakeRights.PAYLOAD.write(half);
        notes.taken.remove("q1");

        http.perform(post("/api/payloads/" + id + "/reading").with(by(KEEPER)).with(csrf())).andExpect(status().isAccepted());
        read(half);
        assertThat(notes.taken).containsKey("q1");
        http.perform(post("/api/payloads/" + id + "/dismissal").with(by(KEEPER)).with(csrf())).andExpect(status().isOk());
        assertThat(state(half)).isEqualTo("dismissed");
        http.perform(post("/api/payloads/" + id + "/dismissal").with(by(KEEPER)).with(csrf())).andExpect(jsonPath("$.code").value("PAYLOAD_IS_NOT_ASIDE"));
        http.perform(post("/api/payloads/" + id + "/reading").with(by(IntakeRights.READ)).with(csrf())).andExpect(status().isForbidden());
    }

    @Test
    void times_that_nobody_asked_for_are_gaps() {
        kept("g=1");
        UseCase<List<Instant>, Answer> cover = new UseCase<>("test.cover", Answer.class, null, (writing, calls) -> calls.stream().map(call -> {
            intake.cover(writing, origin, call.command().get(0), call.command().get(1), 0);
            return Outcome.done(new Answer(List.of(), List.of()));
        }).toList());
        for (List<String> one : List.of(List.of("2026-01-01T00:00:00Z", "2026-01-01T06:00:00Z"), List.of("2026-01-01T05:50:00Z", "2026-01-01T08:00:00Z"),
                List.of("2026-01-01T09:00:00Z", "2026-01-01T10:00:00Z"))) {
            writePath.all(cover, List.of(Call.of(KEEPER, one.stream().map(Instant::parse).toList())), Mode.REAL);
        }

        assertThat(intake.gaps(sql, origin, Instant.parse("2026-01-01T12:00:00Z"))).containsExactly(
                new Intake.Gap(Instant.parse("2026-01-01T08:00:00Z"), Instant.parse("2026-01-01T09:00:00Z")),
                new Intake.Gap(Instant.parse("2026-01-01T10:00:00Z"), Instant.parse("2026-01-01T12:00:00Z")));
        assertThat(intake.gaps(sql, origin, Instant.parse("2025-12-31T00:00:00Z"))).isEmpty();
    }

    @Test
    void history_is_read_again_by_a_mended_reader_with_the_difference_shown_first() throws Exception {
        UUID clean = kept("r1=x\nr2=Y");
        UUID half = kept("r3=z\nnothing");
        read(clean, half);
        try {
            notes.revision = 2;
            String shown = reread(false);
            assertThat(notes.taken).containsEntry("r1", "x");
            assertThat(counts(shown)).isEqualTo("payloads 2, same 1, changed 2, appeared 0, vanished 0, failed 0, mended 1");
            http.perform(get("/api/differences").param("f.rereadingId", shown).with(by(KEEPER))).andExpect(jsonPath("$.rows.length()").value(3));

            String real = reread(true);
            assertThat(counts(real)).isEqualTo(counts(shown));
            assertThat(notes.taken).containsEntry("r1", "X").containsEntry("r3", "Z");
            assertThat(state(half)).isEqualTo("parsed");
            assertThat(counts(reread(false))).isEqualTo("payloads 2, same 3, changed 0, appeared 0, vanished 0, failed 0, mended 0");
        } finally {
            notes.revision = 1;
        }
    }

    private String reread(boolean forReal) throws Exception {
        var answer = http.perform(json(post("/api/payloads/rereadings"), "{\"originId\":\"" + origin + "\",\"kind\":\"\",\"from\":\"2020-01-01T00:00:00Z\",\"to\":\"2099-01-01T00:00:00Z\",\"forReal\":" + forReal + "}")
                .with(by(KEEPER))).andExpect(status().isAccepted()).andReturn();
        String id = mapper.readTree(answer.getResponse().getContentAsString()).at("/id").asString();
        for (int tries = 0; tries < 200 && sql.fetchExists(sql.selectOne().from("intake.rereading").where("id = ? AND done_at IS NULL", IntakeRights.REREADING.read(id))); tries++) {
            Thread.sleep(50);
        }
        return id;
    }

    private String counts(String rereading) {
        var row = sql.fetchSingle("SELECT payloads, same, changed, appeared, vanished, failed, mended FROM intake.rereading WHERE id = ?", IntakeRights.REREADING.read(rereading));
        List<String> said = new ArrayList<>();
        for (var field : row.fields()) {
            said.add(field.getName() + " " + row.get(field));
        }
        return String.join(", ", said);
    }
}
