package io.hesuan.books.ledger;

import java.util.List;

/**
 * What became of a period.
 *
 * @param closedThrough the last closed period now, null when none is
 * @param entries       closing entries that were posted
 */
public record PeriodMoved(String period, String closedThrough, List<String> entries) {
}
