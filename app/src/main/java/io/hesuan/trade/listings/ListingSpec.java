package io.hesuan.trade.listings;

import hesuandb.listings.tables.records.ListingRecord;
import io.hesuan.books.stock.StockIds;
import io.hesuan.kernel.Outcome;
import io.hesuan.master.catalog.Catalog;
import io.hesuan.master.company.Companies;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.records.Reference;
import io.hesuan.platform.records.Saved;
import io.hesuan.platform.records.StoredRecord;
import io.hesuan.platform.search.SearchText;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import static hesuandb.catalog.Tables.ITEM_VIEW;
import static hesuandb.listings.Tables.LISTING;

/** Where listings lie, and what their rules need to know. */
@Component
class ListingSpec extends StoredRecord<Listing, ListingRecord> {

    private record Code(String companyId, String channelId, String kind, String code) {

        static Code of(Listing listing) {
            return new Code(listing.companyId(), listing.channelId(), listing.kind(), listing.code());
        }
    }

    ListingSpec() {
        super(new Kind<>("listing", Listing.class, Listings.ID, Listings.READ, Listings.WRITE, LISTING, LISTING.ID, LISTING.VERSION, LISTING.CHANGED_AT));
    }

    @Override
    public Listing content(ListingRecord row) {
        return new Listing(Companies.ID.write(row.getCompanyId()), row.getChannelId() == null ? "" : StockIds.CHANNEL.write(row.getChannelId()), row.getKind(), row.getCode(),
                row.getTitle(), Catalog.ITEM_ID.write(row.getItemId()), BigDecimal.valueOf(row.getQuantity(), 6).stripTrailingZeros().toPlainString(), row.getActive());
    }

    @Override
    public void fill(ListingRecord row, Listing listing) {
        row.setCompanyId(Companies.ID.read(listing.companyId()));
        row.setChannelId(listing.channelId().isEmpty() ? null : StockIds.CHANNEL.read(listing.channelId()));
        row.setKind(listing.kind());
        row.setCode(listing.code());
        row.setTitle(listing.title());
        row.setItemId(Catalog.ITEM_ID.read(listing.itemId()));
        row.setQuantity(new BigDecimal(listing.quantity()).movePointRight(6).longValueExact());
        row.setActive(listing.active());
        row.setSearchText(SearchText.of(listing.code(), listing.title()));
    }

    @Override
    public String title(Listing listing) {
        return listing.code();
    }

    @Override
    public UUID company(Listing listing) {
        return Reference.id(Companies.ID, listing.companyId()).orElse(null);
    }

    @Override
    public Condition visibleTo(Acting reader) {
        var scope = reader.companies(Listings.READ);
        return scope.all() ? DSL.noCondition() : LISTING.COMPANY_ID.eq(DSL.any(scope.companies().toArray(UUID[]::new)));
    }

    @Override
    public Function<Draft<Listing>, Optional<Outcome.Refused<Saved>>> rules(DSLContext sql, List<Draft<Listing>> drafts) {
        Set<UUID> wanted = Reference.ids(Catalog.ITEM_ID, drafts.stream().map(draft -> draft.content().itemId()).toList());
        Set<UUID> items = new HashSet<>(sql.select(ITEM_VIEW.ID).from(ITEM_VIEW).where(ITEM_VIEW.ID.eq(DSL.any(wanted.toArray(UUID[]::new)))).fetch(ITEM_VIEW.ID));
        Map<Code, UUID> taken = new HashMap<>();
        sql.selectFrom(LISTING).where(LISTING.CODE.eq(DSL.any(drafts.stream().map(draft -> draft.content().code()).toArray(String[]::new))))
                .forEach(row -> taken.put(Code.of(content(row)), row.getId()));
        return draft -> check(draft, items, taken);
    }

    private static Optional<Outcome.Refused<Saved>> check(Draft<Listing> draft, Set<UUID> items, Map<Code, UUID> taken) {
        Listing listing = draft.content();
        var wrong = Reference.wrongKind(Companies.ID, listing.companyId(), "companyId").or(() -> Reference.wrongKind(StockIds.CHANNEL, listing.channelId(), "channelId"));
        if (wrong.isPresent()) {
            return wrong;
        }
        if (Reference.id(Catalog.ITEM_ID, listing.itemId()).filter(items::contains).isEmpty()) {
            return refused(ListingRefusal.LISTING_ITEM_IS_UNKNOWN, "itemId");
        }
        if (new BigDecimal(listing.quantity()).signum() == 0) {
            return refused(ListingRefusal.LISTING_QUANTITY_IS_WRONG, "quantity");
        }
        return taken.putIfAbsent(Code.of(listing), draft.id()) instanceof UUID other && !other.equals(draft.id())
                ? refused(ListingRefusal.LISTING_CODE_TAKEN, "code", listing.code()) : Optional.empty();
    }

    private static Optional<Outcome.Refused<Saved>> refused(ListingRefusal refusal, String field, Object... arguments) {
        return Optional.of(new Outcome.Refused<>(refusal, field, List.of(arguments)));
    }
}
