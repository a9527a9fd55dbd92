package io.hesuan.books.posting;

import io.hesuan.platform.access.InCompany;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Post a fact that an outside system tells.
 *
 * @param type       in lower case with dashes; a rule must know it
 * @param dimensions by dimension ({@code party}, {@code channel} …), the id with its prefix
 */
public record PostFact(UUID companyId, String type, LocalDate occurredOn, String documentType, String documentNumber, String memo, Map<String, String> dimensions,
                       List<Line> lines, List<Move> moves) implements InCompany {

    /**
     * @param amount       decimal in {@code currency}; below 0 turns the entry round
     * @param currency     ISO 4217; null: functional
     * @param rate         functional units for one unit of it; null when it is the functional one
     * @param counterparty {@code pty_…}
     * @param account      code or {@code acc_…}, for rules that leave the account to the fact
     */
    public record Line(String role, String amount, String currency, String rate, LocalDate rateOn, String rateSource, Map<String, String> dimensions,
                       LocalDate dueOn, String document, String cashFlow, String counterparty, String account) {
    }

    /**
     * @param from      a bin, a warehouse, or {@code supplier}, {@code customer}, {@code dispatched}, {@code transit}, {@code wip}, {@code scrap}, {@code count}, {@code gift};
     *                  likewise {@code to}
     * @param quantity  decimal in base units
     * @param value     decimal in functional currency, of goods that come from outside
     * @param reference any id, by which cost is tracked outside warehouses
     */
    public record Move(String item, String lot, String from, String to, String quantity, String owner, String reference, String value, String reservation) {
    }
}
