package io.hesuan.trade.listings;

import io.hesuan.books.stock.StockIds;
import io.hesuan.kernel.IdFormat;
import io.hesuan.master.catalog.Catalog;
import io.hesuan.master.company.Companies;
import io.hesuan.platform.access.Permission;
import io.hesuan.platform.lists.Column;
import io.hesuan.platform.lists.ListSpec;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static hesuandb.catalog.Tables.ITEM_VIEW;
import static hesuandb.listings.Tables.LISTING;

/** The face of the room: what an offer on a channel is, and the room's id format, permissions and list. */
@Configuration(proxyBeanMethods = false)
public class Listings {

    public static final IdFormat ID = IdFormat.of("lst");
    public static final Permission READ = new Permission("listing.read");
    public static final Permission WRITE = new Permission("listing.write");
    private static final long ONE = 1_000_000L;

    /** An offer as a channel names it; a code that is absent is empty. */
    public record Offer(UUID companyId, UUID channelId, String outerCode, String skuId) {
    }

    /** @param quantity millionths of the item's base unit in one unit of the offer */
    public record Meant(UUID itemId, long quantity) {
    }

    private record Key(UUID companyId, UUID channelId, String kind, String code) {
    }

    /**
     * What the offers are; those that nobody has mapped are missing. The outer code goes before the sku, the channel's own mapping before
     * that for all channels, and any mapping before the code of an item. Two statements.
     */
    public static Map<Offer, Meant> find(DSLContext sql, Collection<Offer> offers) {
        String[] codes = offers.stream().flatMap(offer -> Stream.of(offer.outerCode, offer.skuId)).filter(code -> !code.isEmpty()).distinct().toArray(String[]::new);
        if (codes.length == 0) {
            return Map.of();
        }
        Map<Key, Meant> mapped = new HashMap<>();
        sql.selectFrom(LISTING).where(LISTING.CODE.eq(DSL.any(codes)), LISTING.ACTIVE.isTrue()).forEach(row ->
                mapped.put(new Key(row.getCompanyId(), row.getChannelId(), row.getKind(), row.getCode()), new Meant(row.getItemId(), row.getQuantity())));
        Map<String, Meant> items = sql.select(ITEM_VIEW.CODE, ITEM_VIEW.ID).from(ITEM_VIEW).where(ITEM_VIEW.CODE.eq(DSL.any(codes)), ITEM_VIEW.ACTIVE.isTrue())
                .fetchMap(ITEM_VIEW.CODE, row -> new Meant(row.value2(), ONE));
        Map<Offer, Meant> found = new HashMap<>();
        for (Offer offer : Set.copyOf(offers)) {
            Stream.of(mapped.get(new Key(offer.companyId, offer.channelId, "outer", offer.outerCode)), mapped.get(new Key(offer.companyId, null, "outer", offer.outerCode)),
                    items.get(offer.outerCode), mapped.get(new Key(offer.companyId, offer.channelId, "sku", offer.skuId)),
                    mapped.get(new Key(offer.companyId, null, "sku", offer.skuId))).filter(meant -> meant != null).findFirst().ifPresent(meant -> found.put(offer, meant));
        }
        return found;
    }

    /** Ids of listings that events tell of, as codes to look for. One statement. */
    public static Set<String> codes(DSLContext sql, Collection<String> ids) {
        return sql.select(LISTING.CODE).from(LISTING).where(LISTING.ID.eq(DSL.any(ids.stream().map(ID::read).toArray(UUID[]::new)))).stream()
                .map(row -> row.value1()).collect(Collectors.toSet());
    }

    @Bean
    Permission mayReadListings() {
        return READ;
    }

    @Bean
    Permission mayWriteListings() {
        return WRITE;
    }

    @Bean
    ListSpec listingList() {
        var from = LISTING.join(ITEM_VIEW).on(ITEM_VIEW.ID.eq(LISTING.ITEM_ID));
        Field<BigDecimal> units = LISTING.QUANTITY.cast(SQLDataType.NUMERIC(24, 6)).div(DSL.inline(new BigDecimal("1000000")));
        return ListSpec.perCompany("listings", "listing", READ, from, LISTING.ID, ID, LISTING.COMPANY_ID, LISTING.SEARCH_TEXT, "code", List.of(
                Column.text("code", LISTING.CODE, 170),
                Column.choice("kind", LISTING.KIND, 110, List.of("outer", "sku")),
                Column.text("title", LISTING.TITLE, 220),
                Column.text("itemCode", ITEM_VIEW.CODE, 130),
                Column.text("itemName", ITEM_VIEW.NAME, 220),
                Column.quantity("quantity", units, 90),
                Column.flag("active", LISTING.ACTIVE, 80),
                Column.reference("channelId", LISTING.CHANNEL_ID, StockIds.CHANNEL),
                Column.reference("itemId", LISTING.ITEM_ID, Catalog.ITEM_ID),
                Column.reference("companyId", LISTING.COMPANY_ID, Companies.ID),
                Column.instant("changedAt", LISTING.CHANGED_AT).hidden()));
    }
}
