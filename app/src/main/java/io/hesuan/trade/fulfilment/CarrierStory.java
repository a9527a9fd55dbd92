package io.hesuan.trade.fulfilment;

import io.hesuan.kernel.MalformedText;
import tools.jackson.databind.JsonNode;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * What a carrier tells of one parcel, in the shape of kuaidi100: an answer to a question, or the {@code param} of what it pushes, which has
 * the answer in {@code lastResult}. Times are those of China without a zone.
 *
 * @param state 0 to 14, as the carrier's service counts
 */
record CarrierStory(String carrier, String tracking, int state, List<Event> events) {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final int LONGEST = 500;
    static final int SIGNED = 3;

    /** @param status the service's own word for the step, empty where it has none */
    record Event(Instant at, String context, String status) {
    }

    /** @throws MalformedText naming what is missing or wrong */
    static CarrierStory read(JsonNode told) {
        JsonNode story = told.path("lastResult").isObject() ? told.path("lastResult") : told;
        String tracking = story.path("nu").asString("").strip();
        if (tracking.isEmpty() || tracking.length() > 60) {
            throw new MalformedText("nu");
        }
        String state = story.path("state").asString("");
        if (!state.matches("[0-9]|1[0-4]")) {
            throw new MalformedText("state");
        }
        List<Event> events = new ArrayList<>();
        for (JsonNode event : story.path("data")) {
            String context = event.path("context").asString("").strip();
            events.add(new Event(time(event), context.length() > LONGEST ? context.substring(0, LONGEST) : context, event.path("status").asString("")));
        }
        return new CarrierStory(story.path("com").asString(""), tracking, Integer.parseInt(state), events);
    }

    private static Instant time(JsonNode event) {
        String written = event.path("ftime").asString(event.path("time").asString(""));
        try {
            return LocalDateTime.parse(written, TIME).atZone(CHINA).toInstant();
        } catch (DateTimeException wrong) {
            throw new MalformedText("ftime " + written);
        }
    }

    /** The time of its last event; null where it has none. */
    Instant toldAt() {
        return events.stream().map(Event::at).max(Instant::compareTo).orElse(null);
    }

    /**
     * When the receiver signed: by the state alone. "Failed to sign" is a text that names signing, too.
     *
     * @return null while he has not
     */
    Instant signedAt() {
        return state == SIGNED ? toldAt() : null;
    }
}
