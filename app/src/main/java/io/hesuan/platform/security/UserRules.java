package io.hesuan.platform.security;

import io.hesuan.kernel.Outcome;
import io.hesuan.platform.access.Rights;
import io.hesuan.platform.records.RecordSpec.Draft;
import io.hesuan.platform.records.Saved;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What must be true of a user, in order of precedence. Pure.
 *
 * @param taken  by login and by e-mail address, the first user who claims it
 * @param rights of the users that are there already
 * @param last   the administrators, if all of them would be gone after this batch; else empty
 */
record UserRules(Map<String, UUID> taken, Map<UUID, Rights> rights, Set<UUID> last) {

    static void claim(Map<String, UUID> taken, UUID id, String login, String email) {
        taken.putIfAbsent(login, id);
        if (!email.isEmpty()) {
            taken.putIfAbsent("email:" + email.toLowerCase(Locale.ROOT), id);
        }
    }

    Optional<Outcome.Refused<Saved>> check(Draft<User> draft) {
        User user = draft.content();
        if (!taken.get(user.login()).equals(draft.id())) {
            return refused(SecurityRefusal.LOGIN_TAKEN, "login", user.login());
        }
        if (!user.email().isEmpty() && !taken.get("email:" + user.email().toLowerCase(Locale.ROOT)).equals(draft.id())) {
            return refused(SecurityRefusal.EMAIL_TAKEN, "email");
        }
        if (!draft.by().rights().cover(rights.getOrDefault(draft.id(), Rights.NONE))) {
            return refused(SecurityRefusal.USER_HOLDS_MORE_THAN_YOU, null, user.name());
        }
        if (!user.active() && last.contains(draft.id())) {
            return refused(SecurityRefusal.LAST_ADMINISTRATOR, "active");
        }
        return Optional.empty();
    }

    private static Optional<Outcome.Refused<Saved>> refused(SecurityRefusal refusal, String field, Object... arguments) {
        return Optional.of(new Outcome.Refused<>(refusal, field, List.of(arguments)));
    }
}
