package io.hesuan.books.ledger;

import java.util.Set;
import java.util.UUID;

/**
 * An account of a company's chart, as posting sees it.
 *
 * @param side               where its balance usually stands
 * @param control            whose balance it repeats
 * @param requiredDimensions what each of its lines must name
 * @param balanceDimensions  by what its turnover is kept apart; some of the required ones
 * @param cash               whether its lines belong into the cash flow statement
 * @param postable           whether it takes lines; an account with accounts below it does not
 */
public record Account(UUID id, UUID companyId, String code, String name, String nameEn, AccountClass accountClass, Side side, Control control,
                      Set<Dimension> requiredDimensions, Set<Dimension> balanceDimensions, boolean cash, boolean postable, boolean active) {
}
