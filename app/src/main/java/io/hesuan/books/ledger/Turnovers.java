package io.hesuan.books.ledger;

import org.jooq.DSLContext;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Sums up what a batch turns over and adds it to what is stored, in the order of the key, so that batches never deadlock. */
final class Turnovers {

    private record Key(UUID company, int period, UUID account, String currency, boolean closing) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int order = company.compareTo(other.company);
            order = order != 0 ? order : Integer.compare(period, other.period);
            order = order != 0 ? order : account.compareTo(other.account);
            order = order != 0 ? order : currency.compareTo(other.currency);
            return order != 0 ? order : Boolean.compare(closing, other.closing);
        }
    }

    private record DimensionKey(Key key, UUID party, UUID category, UUID warehouse, UUID channel) implements Comparable<DimensionKey> {
        @Override
        public int compareTo(DimensionKey other) {
            int order = key.compareTo(other.key);
            order = order != 0 ? order : party.compareTo(other.party);
            order = order != 0 ? order : category.compareTo(other.category);
            order = order != 0 ? order : warehouse.compareTo(other.warehouse);
            return order != 0 ? order : channel.compareTo(other.channel);
        }
    }

    private static final class Sum {
        private long debit;
        private long credit;
        private long originalDebit;
        private long originalCredit;
        private long lines;

        private void add(NewLine line) {
            debit = Math.addExact(debit, line.debit());
            credit = Math.addExact(credit, line.credit());
            originalDebit = Math.addExact(originalDebit, line.side() == Side.DEBIT ? line.original() : 0);
            originalCredit = Math.addExact(originalCredit, line.side() == Side.CREDIT ? line.original() : 0);
            lines++;
        }
    }

    private final Map<Key, Sum> sums = new HashMap<>();
    private final Map<DimensionKey, Sum> dimensionSums = new HashMap<>();

    void add(NewEntry entry, int period, NewLine line, Account account) {
        var key = new Key(entry.companyId(), period, line.accountId(), line.currency(), entry.kind() == EntryKind.CLOSING);
        sums.computeIfAbsent(key, any -> new Sum()).add(line);
        if (!account.balanceDimensions().isEmpty()) {
            dimensionSums.computeIfAbsent(new DimensionKey(key, value(line, account, Dimension.PARTY), value(line, account, Dimension.CATEGORY),
                    value(line, account, Dimension.WAREHOUSE), value(line, account, Dimension.CHANNEL)), any -> new Sum()).add(line);
        }
    }

    void write(DSLContext sql) {
        List<Key> keys = sums.keySet().stream().sorted().toList();
        List<Sum> values = keys.stream().map(sums::get).toList();
        sql.execute("""
                INSERT INTO ledger.turnover AS t (company_id, account_id, period, currency, closing, debit, credit, original_debit, original_credit, lines)
                SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::integer[], ?::text[], ?::boolean[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])
                ON CONFLICT (company_id, period, account_id, currency, closing) DO UPDATE
                SET debit = t.debit + excluded.debit, credit = t.credit + excluded.credit, original_debit = t.original_debit + excluded.original_debit,
                    original_credit = t.original_credit + excluded.original_credit, lines = t.lines + excluded.lines""",
                ids(keys, Key::company), ids(keys, Key::account), periods(keys), texts(keys), flags(keys),
                longs(values, sum -> sum.debit), longs(values, sum -> sum.credit), longs(values, sum -> sum.originalDebit),
                longs(values, sum -> sum.originalCredit), longs(values, sum -> sum.lines));
        if (!dimensionSums.isEmpty()) {
            writeByDimension(sql);
        }
    }

    private void writeByDimension(DSLContext sql) {
        List<DimensionKey> keys = dimensionSums.keySet().stream().sorted().toList();
        List<Key> plain = keys.stream().map(DimensionKey::key).toList();
        List<Sum> values = keys.stream().map(dimensionSums::get).toList();
        sql.execute("""
                INSERT INTO ledger.dimension_turnover AS t (company_id, account_id, period, currency, closing, party_id, category_id, warehouse_id, channel_id,
                    debit, credit)
                SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::integer[], ?::text[], ?::boolean[], ?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::bigint[], ?::bigint[])
                ON CONFLICT (account_id, period, currency, closing, party_id, category_id, warehouse_id, channel_id) DO UPDATE
                SET debit = t.debit + excluded.debit, credit = t.credit + excluded.credit""",
                ids(plain, Key::company), ids(plain, Key::account), periods(plain), texts(plain), flags(plain),
                ids(keys, DimensionKey::party), ids(keys, DimensionKey::category), ids(keys, DimensionKey::warehouse), ids(keys, DimensionKey::channel),
                longs(values, sum -> sum.debit), longs(values, sum -> sum.credit));
    }

    private static UUID value(NewLine line, Account account, Dimension dimension) {
        UUID value = account.balanceDimensions().contains(dimension) ? line.dimensions().get(dimension) : null;
        return value == null ? Recording.NONE : value;
    }

    private static <T> UUID[] ids(List<T> keys, Function<T, UUID> id) {
        return keys.stream().map(id).toArray(UUID[]::new);
    }

    private static Integer[] periods(List<Key> keys) {
        return keys.stream().map(Key::period).toArray(Integer[]::new);
    }

    private static String[] texts(List<Key> keys) {
        return keys.stream().map(Key::currency).toArray(String[]::new);
    }

    private static Boolean[] flags(List<Key> keys) {
        return keys.stream().map(Key::closing).toArray(Boolean[]::new);
    }

    private static Long[] longs(List<Sum> values, ToLongFunction<Sum> value) {
        return values.stream().mapToLong(value).boxed().toArray(Long[]::new);
    }
}
