package io.hesuan.platform.intake;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that came, before it is kept.
 *
 * @param kind      which reader reads it: {@code taobao.orders}
 * @param delivery  the sender's own number of this delivery, up to 200 characters; null where there is none, then the hash of the bytes
 * @param name      what people call it: the name of a file, the topic of a call; may be empty
 * @param from      begin of the window that was asked for, null where none was
 * @param to        end of that window
 * @param page      number of the answer within the window, from 1; null where there is none
 * @param fetchedAt when it came
 */
public record Received(UUID originId, UUID companyId, String kind, Via via, String delivery, String name, byte[] content, Instant from, Instant to, Integer page,
                       Instant fetchedAt) {

    /** How it came: we asked, it was sent to us, somebody gave a file, a program called the API. */
    public enum Via {
        PULL, PUSH, FILE, CALL
    }
}
