package io.hesuan.platform.outbox;

/**
 * What has happened, for whoever wants to know. The type is the record's name in lower case with dots
 * ({@code party.changed}); the content is the record itself, as JSON.
 */
public interface Event {

    String type();
}
