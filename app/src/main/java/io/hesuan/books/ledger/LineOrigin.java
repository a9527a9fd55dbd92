package io.hesuan.books.ledger;

import java.util.UUID;

/** Why a line is there: the line of the fact, and the version of the rule that made it. */
public record LineOrigin(int factLine, UUID ruleId, int ruleVersion) {
}
