package io.hesuan.books.stock;

import io.hesuan.kernel.Outcome;
import io.hesuan.master.company.Companies;
import io.hesuan.platform.audit.AuditEntry;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.Writing;
import org.jooq.DSLContext;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import static hesuandb.stock.Tables.POLICY;

/** How companies keep their stock. What is valued together can only change while nothing is valued. */
final class StockPolicies {

    static final UseCase<SetStockPolicy, StockPolicyView> SET =
            new UseCase<>("stock-policy.set", StockPolicyView.class, StockRights.SETTLE_COST, StockPolicies::set);
    static final UseCase<SetMinimum, SetMinimum> SET_MINIMUM = new UseCase<>("stock-card.set-minimum", SetMinimum.class, StockRights.SETTLE, StockPolicies::setMinimum);
    private static final int USUAL_WARNING_DAYS = 90;

    private StockPolicies() {
    }

    static StockPolicyView find(DSLContext sql, UUID companyId) {
        return sql.selectFrom(POLICY).where(POLICY.COMPANY_ID.eq(companyId)).fetchOptional()
                .map(row -> new StockPolicyView(Companies.ID.write(companyId), row.getVersion(), row.getArea(), row.getShortageAllowed(), row.getWarningDays()))
                .orElse(new StockPolicyView(Companies.ID.write(companyId), 0, "warehouse", false, USUAL_WARNING_DAYS));
    }

    private static List<Outcome<StockPolicyView>> set(Writing writing, List<Call<SetStockPolicy>> calls) {
        DSLContext sql = writing.sql();
        UUID[] ids = calls.stream().map(call -> call.command().companyId()).distinct().sorted().toArray(UUID[]::new);
        Map<UUID, StockPolicyView> before = sql.selectFrom(POLICY).where(POLICY.COMPANY_ID.in(ids)).orderBy(POLICY.COMPANY_ID).forUpdate()
                .fetchMap(POLICY.COMPANY_ID, row -> new StockPolicyView("", row.getVersion(), row.getArea(), row.getShortageAllowed(), row.getWarningDays()));
        Set<UUID> withGoods = sql.fetch("SELECT DISTINCT company_id FROM stock.pool WHERE open AND kind = 'bin' AND company_id = ANY(?)", (Object) ids)
                .stream().map(row -> row.get("company_id", UUID.class)).collect(Collectors.toSet());
        List<Outcome<StockPolicyView>> outcomes = new ArrayList<>();
        List<SetStockPolicy> accepted = new ArrayList<>();
        for (Call<SetStockPolicy> call : calls) {
            SetStockPolicy wanted = call.command();
            StockPolicyView was = before.getOrDefault(wanted.companyId(), new StockPolicyView("", 0, "warehouse", false, USUAL_WARNING_DAYS));
            if (was.version() != wanted.version()) {
                outcomes.add(Outcome.refused(StockRefusal.POLICY_HAS_CHANGED, "version"));
            } else if (withGoods.contains(wanted.companyId()) && wanted.perCompany() != was.area().equals("company")) {
                outcomes.add(Outcome.refused(StockRefusal.GOODS_ARE_VALUED_OTHERWISE, "area"));
            } else {
                var now = new StockPolicyView(Companies.ID.write(wanted.companyId()), was.version() + 1, wanted.perCompany() ? "company" : "warehouse",
                        wanted.shortageAllowed(), wanted.warningDays());
                before.put(wanted.companyId(), now);
                accepted.add(wanted);
                writing.audit(call.by(), AuditEntry.of("set", "stock-policy", wanted.companyId(), now.area()).inCompany(wanted.companyId()));
                outcomes.add(Outcome.done(now));
            }
        }
        write(writing, accepted);
        return outcomes;
    }

    private static void write(Writing writing, List<SetStockPolicy> accepted) {
        if (!accepted.isEmpty()) {
            writing.sql().execute("""
                    INSERT INTO stock.policy AS p (company_id, area, shortage_allowed, warning_days, version, changed_at)
                    SELECT n.company_id, n.area, n.shortage_allowed, n.warning_days, 1, ?::timestamptz
                      FROM unnest(?::uuid[], ?::text[], ?::boolean[], ?::integer[]) AS n (company_id, area, shortage_allowed, warning_days)
                    ON CONFLICT (company_id) DO UPDATE SET area = excluded.area, shortage_allowed = excluded.shortage_allowed,
                        warning_days = excluded.warning_days, version = p.version + 1, changed_at = excluded.changed_at""",
                    writing.now().atOffset(java.time.ZoneOffset.UTC), accepted.stream().map(SetStockPolicy::companyId).toArray(UUID[]::new),
                    accepted.stream().map(policy -> policy.perCompany() ? "company" : "warehouse").toArray(String[]::new),
                    accepted.stream().map(SetStockPolicy::shortageAllowed).toArray(Boolean[]::new),
                    accepted.stream().map(SetStockPolicy::warningDays).toArray(Integer[]::new));
        }
    }

    private static List<Outcome<SetMinimum>> setMinimum(Writing writing, List<Call<SetMinimum>> calls) {
        Map<UUID, StockItem> items = Catalogue.items(writing.sql(), calls.stream().map(call -> call.command().itemId()).toList());
        List<SetMinimum> accepted = new ArrayList<>();
        List<Outcome<SetMinimum>> outcomes = new ArrayList<>();
        for (Call<SetMinimum> call : calls) {
            StockItem item = items.get(call.command().itemId());
            if (item == null) {
                outcomes.add(Outcome.refused(StockRefusal.ITEM_UNKNOWN, "itemId", 1));
            } else if (!item.stocked()) {
                outcomes.add(Outcome.refused(StockRefusal.ITEM_IS_NOT_STOCKED, "itemId", item.code()));
            } else {
                accepted.removeIf(earlier -> earlier.companyId().equals(call.command().companyId()) && earlier.itemId().equals(item.id()));
                accepted.add(call.command());
                outcomes.add(Outcome.done(call.command()));
            }
        }
        writing.sql().execute("""
                INSERT INTO stock.card AS c (company_id, item_id, method, moves, last_quantity, last_value, minimum)
                SELECT n.company_id, n.item_id, n.method, 0, 0, 0, n.minimum
                  FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::bigint[]) AS n (company_id, item_id, method, minimum) ORDER BY 1, 2
                ON CONFLICT (company_id, item_id) DO UPDATE SET minimum = excluded.minimum""",
                accepted.stream().map(SetMinimum::companyId).toArray(UUID[]::new), accepted.stream().map(SetMinimum::itemId).toArray(UUID[]::new),
                accepted.stream().map(wanted -> items.get(wanted.itemId()).method().written()).toArray(String[]::new),
                accepted.stream().map(SetMinimum::quantity).toArray(Long[]::new));
        return outcomes;
    }
}
