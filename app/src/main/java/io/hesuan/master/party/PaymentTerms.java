package io.hesuan.master.party;

import io.hesuan.kernel.Allocation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What was agreed about paying.
 *
 * @param code        unique
 * @param instalments in the order in which they fall due; their shares come to a hundred
 * @param discounts   for paying early, the largest first
 */
public record PaymentTerms(
        @NotNull @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._/-]{0,39}") String code,
        @NotBlank @Size(max = 100) String name,
        @NotEmpty @Size(max = 36) List<@NotNull @Valid Instalment> instalments,
        @NotNull @Size(max = 5) List<@NotNull @Valid Discount> discounts,
        @NotNull @Size(max = 2000) String remark,
        @NotNull Boolean active) {

    /**
     * @param percent      of the whole, decimal
     * @param days         after the day of the document, 0 is at once
     * @param fromMonthEnd whether they count from the end of that month
     * @param dayOfMonth   the day on which one pays after that, 31 is the last of the month; null for no such day
     */
    public record Instalment(
            @NotNull @Pattern(regexp = "[0-9]{1,3}(\\.[0-9]{1,4})?") String percent,
            @NotNull @Min(0) @Max(999) Integer days,
            @NotNull Boolean fromMonthEnd,
            @Min(1) @Max(31) Integer dayOfMonth) {

        /** The due day of a document of this day. */
        public LocalDate dueOn(LocalDate day) {
            LocalDate due = (fromMonthEnd ? day.withDayOfMonth(day.lengthOfMonth()) : day).plusDays(days);
            if (dayOfMonth == null) {
                return due;
            }
            LocalDate payment = payment(due);
            return payment.isBefore(due) ? payment(due.withDayOfMonth(1).plusMonths(1)) : payment;
        }

        private LocalDate payment(LocalDate inMonth) {
            return inMonth.withDayOfMonth(Math.min(dayOfMonth, inMonth.lengthOfMonth()));
        }

        String shortForm() {
            return "n/" + (fromMonthEnd ? "EOM+" : "") + days + (dayOfMonth == null ? "" : "→" + dayOfMonth);
        }
    }

    /**
     * @param percent may be deducted when paid within these days, decimal
     * @param days    after the day of the document
     */
    public record Discount(
            @NotNull @Pattern(regexp = "[0-9]{1,2}(\\.[0-9]{1,4})?") String percent,
            @NotNull @Min(0) @Max(999) Integer days) {
    }

    public static final PaymentTerms AT_ONCE = inOne(0, null);

    /** What is agreed, by whatever name it goes. */
    public static PaymentTerms of(List<Instalment> instalments, List<Discount> discounts) {
        return new PaymentTerms("", "", instalments, discounts, "", true);
    }

    /** Everything due so many days after the document, or on a day of the month after that. */
    public static PaymentTerms inOne(int days, Integer dayOfMonth) {
        return of(List.of(new Instalment("100", days, false, dayOfMonth)), List.of());
    }

    /** What an amount comes to by instalment; the parts add up to it, and a negative one is split like the positive. */
    public long[] split(long amount) {
        return Allocation.of(amount, instalments.stream().map(instalment -> new BigDecimal(instalment.percent())).toList());
    }

    /** {@code 2/10,1/20}; empty where there is no discount. */
    public String discountsInShort() {
        return discounts.stream().map(discount -> new BigDecimal(discount.percent()).stripTrailingZeros().toPlainString() + "/" + discount.days())
                .collect(Collectors.joining(","));
    }

    /** As accountants write it: {@code 2/10,n/30}; {@code EOM} is the end of the month, an arrow points to the day of payment. */
    String shortForm() {
        String nets = instalments.size() == 1 ? instalments.getFirst().shortForm()
                : instalments.stream().map(each -> new BigDecimal(each.percent()).stripTrailingZeros().toPlainString() + "% " + each.shortForm()).collect(Collectors.joining(" + "));
        return discounts.isEmpty() ? nets : discountsInShort() + "," + nets;
    }
}
