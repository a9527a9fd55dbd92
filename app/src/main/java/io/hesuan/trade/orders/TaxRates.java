package io.hesuan.trade.orders;

import org.jooq.DSLContext;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The rate of VAT on a day: that which names most of item and channel, of these the latest; else the item's own. Two statements. */
final class TaxRates {

    private record Row(UUID companyId, UUID channelId, UUID itemId, int rate, LocalDate validFrom) {

        int names() {
            return (itemId == null ? 0 : 2) + (channelId == null ? 0 : 1);
        }
    }

    static final TaxRates NONE = new TaxRates();

    private final List<Row> rows = new ArrayList<>();
    private final Map<UUID, Integer> ofItems = new HashMap<>();

    private TaxRates() {
    }

    static TaxRates find(DSLContext sql, Collection<UUID> companies, Collection<UUID> items) {
        var rates = new TaxRates();
        sql.fetch("SELECT company_id, channel_id, item_id, rate, valid_from FROM orders.tax_rate WHERE company_id = ANY(?)", (Object) companies.toArray(UUID[]::new))
                .forEach(row -> rates.rows.add(new Row(row.get(0, UUID.class), row.get(1, UUID.class), row.get(2, UUID.class), row.get(3, Integer.class), row.get(4, LocalDate.class))));
        rates.rows.sort(Comparator.comparingInt(Row::names).thenComparing(Row::validFrom).reversed());
        sql.fetch("SELECT id, vat_rate FROM catalog.item_view WHERE id = ANY(?) AND vat_rate IS NOT NULL", (Object) items.toArray(UUID[]::new))
                .forEach(row -> rates.ofItems.put(row.get(0, UUID.class), row.get(1, BigDecimal.class).movePointRight(2).intValue()));
        return rates;
    }

    /** @return percent with two decimals; 0 where nothing says anything */
    int of(Shop shop, UUID item, LocalDate day) {
        return rows.stream().filter(row -> row.companyId.equals(shop.companyId()) && !row.validFrom.isAfter(day) && (row.channelId == null || row.channelId.equals(shop.id()))
                && (row.itemId == null || row.itemId.equals(item))).findFirst().map(Row::rate).orElseGet(() -> ofItems.getOrDefault(item, 0));
    }
}
