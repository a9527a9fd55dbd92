package io.hesuan.platform.search;

/**
 * A record that was found.
 *
 * @param record   its kind in the singular, {@code party}
 * @param title    what people call it
 * @param subtitle its code, or what else tells it from others; may be empty
 */
public record Hit(String record, String id, String title, String subtitle) {
}
