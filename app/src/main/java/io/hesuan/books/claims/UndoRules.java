package io.hesuan.books.claims;

import io.hesuan.kernel.Outcome;

import java.time.LocalDate;

/** What must be true of a match that is to be undone, in order of precedence. Pure. */
final class UndoRules {

    private UndoRules() {
    }

    /** @return the day on which it is undone */
    static Outcome<LocalDate> check(UndoMatch command, MatchRows.Stored stored, boolean alreadyInThisBatch) {
        if (stored == null || !stored.match().companyId().equals(command.companyId())) {
            return Outcome.refused(ClaimRefusal.MATCH_UNKNOWN, "id");
        }
        Match match = stored.match();
        if (match.kind() == Match.Kind.UNDO) {
            return Outcome.refused(ClaimRefusal.MATCH_UNDOES_ANOTHER, "id");
        }
        if (match.kind() == Match.Kind.REVERSAL) {
            return Outcome.refused(ClaimRefusal.MATCH_BELONGS_TO_A_REVERSAL, "id");
        }
        if (stored.wasUndone() || alreadyInThisBatch) {
            return Outcome.refused(ClaimRefusal.MATCH_WAS_UNDONE, "id");
        }
        if (command.on() != null && command.on().isBefore(match.on())) {
            return Outcome.refused(ClaimRefusal.MATCH_DATE_IS_TOO_EARLY, "on", command.on(), match.on());
        }
        return Outcome.done(command.on() == null ? match.on() : command.on());
    }
}
