package io.hesuan.platform.intake;

import io.hesuan.kernel.Outcome;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What a reader gets: a payload with its bytes as they came. */
public record Payload(UUID id, UUID originId, String kind, String name, Instant fetchedAt, byte[] content) {

    /** @throws Unreadable where the bytes are not UTF-8 */
    public String text() {
        try {
            return decoded(StandardCharsets.UTF_8);
        } catch (CharacterCodingException broken) {
            throw new Unreadable(new Outcome.Refused<>(IntakeRefusal.PAYLOAD_IS_NO_TEXT, null, List.of("UTF-8")));
        }
    }

    private String decoded(Charset charset) throws CharacterCodingException {
        return charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(content)).toString();
    }
}
