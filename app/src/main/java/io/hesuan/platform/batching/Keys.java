package io.hesuan.platform.batching;

import io.hesuan.kernel.Outcome;
import io.hesuan.platform.batching.Answers.Remembered;
import io.hesuan.platform.batching.Answers.ToRemember;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The idempotency keys of one batch. A key is decided at its first place; a second place with the same key in the same
 * batch waits for the first and gets its answer.
 */
final class Keys<C, R> {

    private final List<Call<C>> calls;
    private final List<Outcome<R>> outcomes;
    private final JsonMapper json;
    private final Map<Integer, byte[]> hashes = new LinkedHashMap<>();
    private final Map<String, Integer> firstPlaces = new LinkedHashMap<>();

    /** @param outcomes null where a call is still undecided; this class fills what keys decide */
    Keys(List<Call<C>> calls, List<Outcome<R>> outcomes, JsonMapper json) {
        this.calls = calls;
        this.outcomes = outcomes;
        this.json = json;
        for (int place = 0; place < calls.size(); place++) {
            if (calls.get(place).key() != null && outcomes.get(place) == null) {
                hashes.put(place, sha256(json.writeValueAsString(calls.get(place).command())));
                firstPlaces.putIfAbsent(scoped(calls.get(place)), place);
            }
        }
    }

    Collection<String> all() {
        return firstPlaces.keySet();
    }

    /** Gives the answers of earlier batches. */
    void recall(Map<String, Remembered> remembered, Class<R> result) {
        hashes.forEach((place, hash) -> {
            Remembered answer = remembered.get(scoped(calls.get(place)));
            if (answer != null) {
                outcomes.set(place, MessageDigest.isEqual(answer.contentHash(), hash)
                        ? Outcome.done(json.readValue(answer.json(), result))
                        : otherContent(place));
            }
        });
    }

    /** The places that the use case has to decide. */
    List<Integer> undecided() {
        List<Integer> undecided = new ArrayList<>();
        for (int place = 0; place < calls.size(); place++) {
            boolean keyed = calls.get(place).key() != null;
            if (outcomes.get(place) == null && (!keyed || firstPlaces.get(scoped(calls.get(place))) == place)) {
                undecided.add(place);
            }
        }
        return undecided;
    }

    /** Gives second places the answer of the first. */
    void repeat() {
        hashes.forEach((place, hash) -> {
            if (outcomes.get(place) == null) {
                int first = firstPlaces.get(scoped(calls.get(place)));
                outcomes.set(place, MessageDigest.isEqual(hashes.get(first), hash) ? outcomes.get(first) : otherContent(place));
            }
        });
    }

    /** What was done now under a key, to be given again later. Refusals left nothing behind and are tried anew. */
    List<ToRemember> fresh(List<Integer> decided) {
        List<ToRemember> fresh = new ArrayList<>();
        for (int place : decided) {
            if (calls.get(place).key() != null && outcomes.get(place) instanceof Outcome.Done<R>(R result)) {
                fresh.add(new ToRemember(scoped(calls.get(place)), hashes.get(place), json.writeValueAsString(result)));
            }
        }
        return fresh;
    }

    /** Keys are a person's or a program's own: two of them may use the same without knowing of each other. */
    private static String scoped(Call<?> call) {
        return (call.by().userId() == null ? "house" : call.by().userId()) + "/" + call.key();
    }

    private Outcome<R> otherContent(int place) {
        return Outcome.refused(WriteRefusal.KEY_WAS_USED_FOR_OTHER_CONTENT, null, calls.get(place).key());
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
