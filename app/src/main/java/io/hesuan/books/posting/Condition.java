package io.hesuan.books.posting;

import com.ezylang.evalex.EvaluationException;
import com.ezylang.evalex.parser.ParseException;
import io.hesuan.books.ledger.Dimension;
import io.hesuan.kernel.Currency;
import io.hesuan.kernel.IdFormat;
import io.hesuan.kernel.MalformedText;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a rule applies: terms joined by {@code and}. A term compares a field ({@code fromKind = supplier},
 * {@code channel != chn_…}, {@code toKind in bin|transit}), asks whether a dimension is there ({@code has campaign},
 * {@code no warehouse}) or for a sign ({@code amount < 0}); anything else is a decimal expression of {@code amount} that is true or false.
 * Plain terms are compiled; only expressions cost an evaluation.
 */
final class Condition {

    private static final UUID NONE = new UUID(0, 0);
    private static final Pattern AND = Pattern.compile("\\s+and\\s+");
    private static final Pattern PRESENCE = Pattern.compile("(has|no)\\s+([a-z-]+)");
    private static final Pattern SIGN = Pattern.compile("amount\\s*([<>])\\s*0");
    private static final Pattern COMPARISON = Pattern.compile("([a-zA-Z-]+)\\s*(=|!=|\\bin\\b)\\s*([a-z0-9_|-]+)");

    @FunctionalInterface
    private interface Term {
        boolean holds(Fact fact, Amount amount, Currency functional);
    }

    private final List<Term> terms;

    private Condition(List<Term> terms) {
        this.terms = terms;
    }

    /** @throws MalformedText naming the term that is not understood */
    static Condition of(String text) {
        List<Term> terms = new ArrayList<>();
        for (String term : AND.split(text.strip())) {
            if (!term.isBlank()) {
                terms.add(term(term.strip()));
            }
        }
        return new Condition(List.copyOf(terms));
    }

    boolean holds(Fact fact, Amount amount, Currency functional) {
        for (Term term : terms) {
            if (!term.holds(fact, amount, functional)) {
                return false;
            }
        }
        return true;
    }

    /** How much it asks: of two rules that apply, the one that asks more is meant. */
    int terms() {
        return terms.size();
    }

    private static Term term(String text) {
        Matcher presence = PRESENCE.matcher(text);
        if (presence.matches()) {
            boolean wanted = presence.group(1).equals("has");
            Function<Amount, UUID> field = idField(presence.group(2), text);
            return (fact, amount, functional) -> field.apply(amount) != null == wanted;
        }
        Matcher sign = SIGN.matcher(text);
        if (sign.matches()) {
            boolean below = sign.group(1).equals("<");
            return (fact, amount, functional) -> below ? amount.value() < 0 : amount.value() > 0;
        }
        Matcher comparison = COMPARISON.matcher(text);
        return comparison.matches() ? comparison(comparison, text) : expression(text);
    }

    private static Term comparison(Matcher matcher, String text) {
        boolean equal = !matcher.group(2).equals("!=");
        Set<String> values = Set.of(matcher.group(3).split("\\|"));
        return switch (matcher.group(1)) {
            case "type" -> (fact, amount, functional) -> values.contains(fact.type()) == equal;
            case "document" -> (fact, amount, functional) -> values.contains(fact.source().documentType()) == equal;
            case "currency" -> (fact, amount, functional) -> values.contains(amount.currency().toLowerCase(Locale.ROOT)) == equal;
            case "fromKind" -> (fact, amount, functional) -> (amount.goods() != null && values.contains(amount.goods().fromKind())) == equal;
            case "method" -> (fact, amount, functional) -> (amount.goods() != null && values.contains(amount.goods().method())) == equal;
            case "toKind" -> (fact, amount, functional) -> (amount.goods() != null && values.contains(amount.goods().toKind())) == equal;
            default -> {
                Function<Amount, UUID> field = idField(matcher.group(1), text);
                Set<UUID> ids = ids(values);
                yield (fact, amount, functional) -> ids.contains(orNone(field.apply(amount))) == equal;
            }
        };
    }

    private static Term expression(String text) {
        Formula formula = Formula.of(text);
        return (fact, amount, functional) -> {
            try {
                return formula.isTrue(amount.value(), functional);
            } catch (EvaluationException | ParseException failed) {
                return false;
            }
        };
    }

    private static Function<Amount, UUID> idField(String name, String term) {
        if (name.equals("counterparty")) {
            return Amount::counterparty;
        }
        try {
            Dimension dimension = Dimension.named(name);
            return amount -> amount.dimension(dimension);
        } catch (IllegalArgumentException unknown) {
            throw new MalformedText(term);
        }
    }

    private static Set<UUID> ids(Set<String> values) {
        return values.stream().map(value -> {
            int end = value.indexOf('_');
            if (end < 2) {
                throw new MalformedText(value);
            }
            return IdFormat.of(value.substring(0, end)).read(value);
        }).collect(java.util.stream.Collectors.toUnmodifiableSet());
    }

    private static UUID orNone(UUID id) {
        return id == null ? NONE : id;
    }
}
