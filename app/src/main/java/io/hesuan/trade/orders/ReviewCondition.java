package io.hesuan.trade.orders;

import io.hesuan.kernel.Currency;
import io.hesuan.kernel.MalformedText;
import io.hesuan.kernel.Money;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * When a rule of review applies: terms joined by {@code and}. A term asks whether there is something ({@code has remark}, {@code no host}),
 * compares a text with one of several ({@code remark contains gift|urgent}, {@code platform = douyin|kuaishou}, {@code item != A-1}), or a number
 * ({@code paid > 1000}). Texts: platform, shop, region, host, room, remark, item, tag, presale, cod. Numbers: paid, quantity, lines. Pure.
 */
final class ReviewCondition {

    private static final Pattern AND = Pattern.compile("\\s+and\\s+");
    private static final Pattern PRESENCE = Pattern.compile("(has|no)\\s+([a-z]+)");
    private static final Pattern NUMBER = Pattern.compile("([a-z]+)\\s*(<=|>=|<|>)\\s*([0-9]{1,12}(?:\\.[0-9]{1,4})?)");
    private static final Pattern TEXT = Pattern.compile("([a-z]+)\\s*(=|!=|\\bcontains\\b)\\s*(\\S.*)");

    private final List<Predicate<Seen>> terms;

    /** An order as rules see it. */
    record Seen(SaleOrder order, Shop shop) {
    }

    private ReviewCondition(List<Predicate<Seen>> terms) {
        this.terms = terms;
    }

    /** @throws MalformedText naming the term that is not understood */
    static ReviewCondition of(String text) {
        List<Predicate<Seen>> terms = new ArrayList<>();
        for (String term : AND.split(text.strip())) {
            if (!term.isBlank()) {
                terms.add(term(term.strip()));
            }
        }
        return new ReviewCondition(List.copyOf(terms));
    }

    boolean holds(SaleOrder order, Shop shop) {
        Seen seen = new Seen(order, shop);
        return terms.stream().allMatch(term -> term.test(seen));
    }

    private static Predicate<Seen> term(String text) {
        Matcher presence = PRESENCE.matcher(text);
        if (presence.matches()) {
            boolean wanted = presence.group(1).equals("has");
            Function<Seen, Stream<String>> field = texts(presence.group(2), text);
            return seen -> field.apply(seen).anyMatch(value -> !value.isEmpty()) == wanted;
        }
        Matcher number = NUMBER.matcher(text);
        if (number.matches()) {
            Function<Seen, BigDecimal> field = number(number.group(1), text);
            BigDecimal bound = new BigDecimal(number.group(3));
            String sign = number.group(2);
            return seen -> compare(field.apply(seen).compareTo(bound), sign);
        }
        Matcher comparison = TEXT.matcher(text);
        if (!comparison.matches()) {
            throw new MalformedText(text);
        }
        Function<Seen, Stream<String>> field = texts(comparison.group(1), text);
        List<String> values = Arrays.stream(comparison.group(3).split("\\|")).map(String::strip).filter(value -> !value.isEmpty()).toList();
        return switch (comparison.group(2)) {
            case "contains" -> seen -> field.apply(seen).anyMatch(text1 -> values.stream().anyMatch(text1::contains));
            case "!=" -> seen -> field.apply(seen).noneMatch(values::contains);
            default -> seen -> field.apply(seen).anyMatch(values::contains);
        };
    }

    private static boolean compare(int compared, String sign) {
        return switch (sign) {
            case "<" -> compared < 0;
            case "<=" -> compared <= 0;
            case ">" -> compared > 0;
            default -> compared >= 0;
        };
    }

    private static Function<Seen, BigDecimal> number(String name, String term) {
        return switch (name) {
            case "paid" -> seen -> Money.ofMinor(seen.order.paid, Currency.of(seen.order.currency)).amount();
            case "quantity" -> seen -> BigDecimal.valueOf(seen.order.lines.stream().mapToLong(line -> line.quantity).sum(), 6);
            case "lines" -> seen -> BigDecimal.valueOf(seen.order.lines.size());
            default -> throw new MalformedText(term);
        };
    }

    private static Function<Seen, Stream<String>> texts(String name, String term) {
        return switch (name) {
            case "platform" -> seen -> Stream.of(seen.shop.platform());
            case "shop" -> seen -> Stream.of(seen.shop.code());
            case "region" -> seen -> Stream.of(seen.order.region);
            case "host" -> seen -> Stream.of(seen.order.host);
            case "room" -> seen -> Stream.of(seen.order.room);
            case "remark" -> seen -> Stream.of(seen.order.buyerRemark, seen.order.sellerRemark);
            case "item" -> seen -> seen.order.lines.stream().filter(line -> !line.ours).map(line -> line.outerCode);
            case "tag" -> seen -> seen.order.tags.stream();
            case "presale" -> seen -> Stream.of(seen.order.detail.presale() == null ? "" : "yes");
            case "cod" -> seen -> Stream.of(seen.order.onDelivery ? "yes" : "");
            default -> throw new MalformedText(term);
        };
    }
}
