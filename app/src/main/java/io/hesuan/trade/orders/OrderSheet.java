package io.hesuan.trade.orders;

import io.hesuan.books.stock.StockIds;
import io.hesuan.kernel.Currency;
import io.hesuan.platform.web.Refused;
import io.hesuan.platform.web.RequestRefusal;
import io.hesuan.trade.channels.ChannelOrder;
import io.hesuan.trade.channels.ChannelOrder.Bearer;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One order as a program tells it. Amounts are decimals in {@code currency} with VAT in them.
 *
 * @param version    rises with every change of the order; older is not news. Milliseconds of the change will do
 * @param stage      how far it is
 * @param paid       what the buyer pays in all, freight within
 * @param onDelivery whether the carrier takes the money
 */
record OrderSheet(@NotBlank @Size(max = 40) String channelId, @NotBlank @Size(max = 100) String number, long version, @NotNull ChannelOrder.Stage stage, @NotNull Instant createdAt,
                  Instant paidAt, Instant shippedAt, Instant finishedAt, @NotBlank @Size(min = 3, max = 3) String currency, @NotNull @Pattern(regexp = AMOUNT) String freight,
                  @NotNull @Pattern(regexp = AMOUNT) String paid, @NotNull @Valid @Size(min = 1, max = 1_000) List<@NotNull Line> lines,
                  @NotNull @Valid @Size(max = 1_000) List<@NotNull Discount> discounts, @NotNull @Valid @Size(max = 1_000) List<@NotNull Refund> refunds,
                  @Valid Receiver receiver, @Size(max = 100) String host, @Size(max = 100) String room, boolean onDelivery, @Size(max = 500) String buyerRemark,
                  @Size(max = 500) String sellerRemark) {

    static final String AMOUNT = "[0-9]{1,12}(\\.[0-9]{1,3})?";

    /**
     * @param outerCode our code of what was bought; {@code skuId} the shop's own name of it
     * @param price     per unit before discounts
     * @param discount  that the seller bears, of the whole line
     */
    record Line(@NotBlank @Size(max = 100) String number, @Size(max = 100) String skuId, @Size(max = 100) String outerCode, @Size(max = 300) String title,
                @NotNull @Pattern(regexp = "[0-9]{1,9}(\\.[0-9]{1,6})?") String quantity, @NotNull @Pattern(regexp = AMOUNT) String price,
                @Pattern(regexp = AMOUNT) String discount, boolean gift) {
    }

    /** @param line number of the line, null for one on the whole order */
    record Discount(@Size(max = 100) String line, @NotNull Bearer bearer, @Size(max = 100) String name, @NotNull @Pattern(regexp = AMOUNT) String amount) {
    }

    record Refund(@NotBlank @Size(max = 100) String number, @Size(max = 100) String line, @NotNull ChannelOrder.RefundKind kind, @NotNull ChannelOrder.RefundStage stage,
                  @NotNull @Pattern(regexp = AMOUNT) String amount, @Pattern(regexp = "[0-9]{1,9}(\\.[0-9]{1,6})?") String quantity, long version, @NotNull Instant at) {
    }

    /** @param pseudonym the same for the same receiver, and no name */
    record Receiver(@Size(max = 200) String pseudonym, @Size(max = 50) String province, @Size(max = 50) String city, @Size(max = 50) String district) {
    }

    ChannelOrder told() {
        try {
            Currency money = Currency.of(currency);
            var to = receiver == null ? ChannelOrder.Receiver.UNKNOWN
                    : new ChannelOrder.Receiver(text(receiver.pseudonym), "", "", "", text(receiver.province), text(receiver.city), text(receiver.district), "", Map.of());
            return new ChannelOrder(StockIds.CHANNEL.read(channelId), number, "", version, 0, stage, createdAt, paidAt, shippedAt, finishedAt, currency, minor(freight, money),
                    minor(paid, money), lines.stream().map(line -> line(line, money)).toList(),
                    discounts.stream().map(one -> new ChannelOrder.Discount(one.line, one.bearer, text(one.name), minor(one.amount, money))).toList(),
                    refunds.stream().map(one -> new ChannelOrder.Refund(one.number, one.line, one.kind, one.stage, minor(one.amount, money),
                            one.quantity == null ? null : new BigDecimal(one.quantity), one.version, one.at)).toList(),
                    List.of(), to, new ChannelOrder.Attribution("", text(host), text(room), "", ""), null, onDelivery, text(buyerRemark), text(sellerRemark), Set.of(), null);
        } catch (ArithmeticException | IllegalArgumentException wrong) {
            throw Refused.because(RequestRefusal.FIELD_IS_INVALID, "order", number, wrong.getMessage());
        }
    }

    private static ChannelOrder.Line line(Line line, Currency money) {
        long price = minor(line.price, money);
        BigDecimal quantity = new BigDecimal(line.quantity);
        long gross = BigDecimal.valueOf(price).multiply(quantity).setScale(0, java.math.RoundingMode.HALF_UP).longValueExact();
        long net = gross - (line.discount == null ? 0 : minor(line.discount, money));
        return new ChannelOrder.Line(line.number, text(line.skuId), text(line.outerCode), text(line.title), quantity, price, gross, net, line.gift, ChannelOrder.LineStage.OPEN);
    }

    private static long minor(String amount, Currency money) {
        return new BigDecimal(amount).movePointRight(money.minorDigits()).longValueExact();
    }

    private static String text(String given) {
        return given == null ? "" : given;
    }
}
