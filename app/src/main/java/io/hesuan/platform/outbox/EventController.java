package io.hesuan.platform.outbox;

import io.hesuan.kernel.Refusal;
import io.hesuan.platform.access.AccessRefusal;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.access.Permission;
import io.hesuan.platform.lists.Column;
import io.hesuan.platform.lists.ListSpec;
import io.hesuan.platform.outbox.EventReader.Portion;
import io.hesuan.platform.outbox.EventReader.Position;
import io.hesuan.platform.web.Needs;
import io.hesuan.platform.web.Refused;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import static hesuandb.outbox.Tables.SUBSCRIBER;

/** Events for outside systems, and the list of the subscribers within. */
@RestController
class EventController {

    /** To read all events of all companies, and how the subscribers fare. */
    static final Permission READ = new Permission("event.read");
    private static final int MOST = 1_000;
    private static final Pattern TYPE = Pattern.compile("[a-z0-9.-]{1,98}(\\.\\*)?");
    private static final Pattern CURSOR = Pattern.compile("(-?\\d{1,19})\\.(\\d{1,18})");

    private final DSLContext sql;
    private final EventReader reader;

    EventController(DSLContext sql, EventReader reader) {
        this.sql = sql;
        this.reader = reader;
    }

    @Configuration(proxyBeanMethods = false)
    static class Beans {
        @Bean
        Permission mayReadEvents() {
            return READ;
        }

        @Bean
        ListSpec listOfSubscribers() {
            return ListSpec.shared("subscribers", "subscriber", READ, SUBSCRIBER, SUBSCRIBER.ID, io.hesuan.kernel.IdFormat.of("sub"), null, "name", List.of(
                    Column.text("name", SUBSCRIBER.NAME, 200),
                    Column.number("handled", SUBSCRIBER.HANDLED, 100),
                    Column.instant("handledAt", SUBSCRIBER.HANDLED_AT).notSortable(),
                    Column.number("failures", SUBSCRIBER.FAILURES, 100),
                    Column.instant("failingSince", SUBSCRIBER.FAILING_SINCE).notSortable(),
                    Column.text("failure", SUBSCRIBER.FAILURE, 300).notSortable()));
        }
    }

    /**
     * @param next where to read on, also when nothing was found: keep it and ask again later
     * @param more whether to ask again at once
     */
    record Events(List<StoredEvent> events, String next, boolean more) {
    }

    /**
     * Events after a cursor, in the order of their commits; none is ever missed, none comes twice. A page may be empty and
     * still have more behind it when types are asked for.
     *
     * @param after empty for the first event of all
     * @param types the wanted ones, {@code party.*} for all that begin so; all where it is left out
     * @param limit how many events to look at, 1 to 1,000
     */
    @GetMapping("/api/events")
    @Needs("event.read")
    Events read(@RequestParam(defaultValue = "") String after, @RequestParam(defaultValue = "") Set<String> types, @RequestParam(defaultValue = "100") int limit, Acting by) {
        if (!by.companies(READ).all()) {
            throw refused(AccessRefusal.NOT_PERMITTED, null, READ.name());
        }
        if (limit < 1 || limit > MOST) {
            throw refused(EventRefusal.EVENT_LIMIT_OUT_OF_RANGE, "limit", MOST);
        }
        if (types.stream().anyMatch(type -> !TYPE.matcher(type).matches())) {
            throw refused(EventRefusal.EVENT_TYPE_NOT_UNDERSTOOD, "types");
        }
        Portion portion = reader.after(sql, position(after), types, limit);
        return new Events(portion.wanted(), portion.end().commit() + "." + portion.end().ordinal(), portion.more());
    }

    private static Position position(String cursor) {
        if (cursor.isEmpty()) {
            return Position.BEGINNING;
        }
        var parts = CURSOR.matcher(cursor);
        try {
            if (parts.matches()) {
                return new Position(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)));
            }
        } catch (NumberFormatException tooLarge) {
            // refused below, like any other text that is not ours
        }
        throw refused(EventRefusal.EVENT_CURSOR_NOT_UNDERSTOOD, "after");
    }

    private static Refused refused(Refusal refusal, String field, Object... arguments) {
        return Refused.because(refusal, field, arguments);
    }
}
