package io.hesuan.books.posting;

import io.hesuan.books.ledger.Dimension;
import io.hesuan.kernel.Currency;
import io.hesuan.kernel.MalformedText;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** The rules of one company, compiled, and found by type and role. Immutable. */
final class RuleBook {

    /** What a side takes for a dimension instead of the amount's own value. */
    private static final Map<String, Function<Amount, UUID>> SOURCES = Map.of("counterparty", Amount::counterparty, "none", amount -> null);

    /** A rule ready to be applied. */
    record Compiled(Rule rule, Condition condition, Formula formula, Map<Dimension, Function<Amount, UUID>> debit, Map<Dimension, Function<Amount, UUID>> credit) {
    }

    private record Key(String type, String role) {
    }

    private final Map<Key, List<Compiled>> rules = new HashMap<>();

    /** @param all the rules that ship for the company's standard, and its own; those with an own rule of the same code step back */
    RuleBook(Collection<Rule> all, UUID company) {
        Map<String, Rule> byCode = new LinkedHashMap<>();
        all.stream().filter(rule -> rule.companyId() == null).forEach(rule -> byCode.put(rule.code(), rule));
        all.stream().filter(rule -> company.equals(rule.companyId())).forEach(rule -> byCode.put(rule.code(), rule));
        byCode.values().stream().filter(Rule::active).map(RuleBook::compiled)
                .sorted(Comparator.comparingInt((Compiled rule) -> -rule.condition.terms()).thenComparing(rule -> rule.rule.code()))
                .forEach(rule -> rules.computeIfAbsent(new Key(rule.rule.factType(), rule.rule.role()), key -> new ArrayList<>()).add(rule));
    }

    /** The rule of an amount: of its type before any type, more conditions before fewer; null when there is none. */
    Compiled find(Fact fact, Amount amount, Currency functional) {
        Compiled found = find(new Key(fact.type(), amount.role()), fact, amount, functional);
        return found != null ? found : find(new Key(Rule.ANY, amount.role()), fact, amount, functional);
    }

    private Compiled find(Key key, Fact fact, Amount amount, Currency functional) {
        List<Compiled> candidates = rules.get(key);
        if (candidates == null) {
            return null;
        }
        for (Compiled candidate : candidates) {
            if (candidate.rule.holdsOn(fact.occurredOn()) && candidate.condition.holds(fact, amount, functional)) {
                return candidate;
            }
        }
        return null;
    }

    /** @throws MalformedText naming what is not understood */
    static Compiled compiled(Rule rule) {
        return new Compiled(rule, Condition.of(rule.condition()), rule.formula().isBlank() ? null : Formula.of(rule.formula()),
                sources(rule.dimensions(), "debit."), sources(rule.dimensions(), "credit."));
    }

    private static Map<Dimension, Function<Amount, UUID>> sources(String text, String side) {
        Map<Dimension, Function<Amount, UUID>> sources = new EnumMap<>(Dimension.class);
        for (String word : text.strip().split("\\s+")) {
            int equals = word.indexOf('=');
            if (word.isEmpty() || equals > 0 && !word.startsWith(side) && (word.startsWith("debit.") || word.startsWith("credit."))) {
                continue;
            }
            if (equals < side.length()) {
                throw new MalformedText(word);
            }
            sources.put(dimension(word.substring(side.length(), equals), word), source(word.substring(equals + 1), word));
        }
        return sources;
    }

    private static Function<Amount, UUID> source(String name, String word) {
        Function<Amount, UUID> source = SOURCES.get(name);
        if (source != null) {
            return source;
        }
        Dimension dimension = dimension(name, word);
        return amount -> amount.dimension(dimension);
    }

    private static Dimension dimension(String name, String word) {
        try {
            return Dimension.named(name);
        } catch (IllegalArgumentException unknown) {
            throw new MalformedText(word);
        }
    }
}
