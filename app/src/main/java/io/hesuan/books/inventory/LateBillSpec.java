package io.hesuan.books.inventory;

import hesuandb.inventory.tables.records.LateBillRecord;
import io.hesuan.books.stock.StockIds;
import io.hesuan.books.stock.StockRights;
import io.hesuan.kernel.Outcome;
import io.hesuan.master.company.Companies;
import io.hesuan.master.party.Parties;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.records.Nested;
import io.hesuan.platform.records.Reference;
import io.hesuan.platform.records.Saved;
import io.hesuan.platform.records.StoredRecord;
import io.hesuan.platform.search.SearchText;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import static hesuandb.inventory.Tables.LATE_BILL;

/** Where late bills lie, and what their rules need to know. */
@Component
class LateBillSpec extends StoredRecord<LateBill, LateBillRecord> {

    private final Nested nested;
    private final DocumentNumbers numbers;

    LateBillSpec(Nested nested, DocumentNumbers numbers) {
        super(new Kind<>("late-cost", LateBill.class, InventoryIds.LATE_BILL, StockRights.COST, InventoryRights.LATE_COST, LATE_BILL, LATE_BILL.ID,
                LATE_BILL.VERSION, LATE_BILL.CHANGED_AT));
        this.nested = nested;
        this.numbers = numbers;
    }

    @Override
    public LateBill content(LateBillRecord row) {
        return new LateBill(Companies.ID.write(row.getCompanyId()), row.getNumber(), row.getOccurredOn(), Parties.ID.write(row.getPartyId()),
                BigDecimal.valueOf(row.getAmount(), 2).toPlainString(), row.getBasis(), row.getMemo(), nested.list(row.getReceipts(), LateBill.Line.class),
                row.getState(), row.getFactId() == null ? null : StockIds.FACT.write(row.getFactId()));
    }

    @Override
    public void fill(LateBillRecord row, LateBill document) {
        row.setCompanyId(Companies.ID.read(document.companyId()));
        row.setNumber(document.number());
        row.setOccurredOn(document.occurredOn());
        row.setPartyId(Parties.ID.read(document.partyId()));
        row.setAmount(new BigDecimal(document.amount()).movePointRight(2).longValueExact());
        row.setBasis(document.basis());
        row.setMemo(document.memo());
        row.setReceipts(nested.write(document.receipts()));
        row.setState(document.state());
        row.setFactId(document.factId() == null ? null : StockIds.FACT.read(document.factId()));
        row.setSearchText(SearchText.of(document.number(), document.memo()));
    }

    @Override
    public String title(LateBill document) {
        return document.number();
    }

    @Override
    public UUID company(LateBill document) {
        return Reference.id(Companies.ID, document.companyId()).orElse(null);
    }

    @Override
    public Condition visibleTo(Acting reader) {
        return Visible.inCompanies(reader, StockRights.COST, LATE_BILL.COMPANY_ID);
    }

    @Override
    public List<Draft<LateBill>> completed(DSLContext sql, List<Draft<LateBill>> drafts) {
        return numbers.numbered(sql, drafts, "late-cost", LATE_BILL, LATE_BILL.NUMBER, LateBill::number, LateBill::numbered).stream()
                .map(draft -> draft.with(draft.before() == null ? draft.content().standing("draft", null)
                        : draft.content().standing(draft.before().state(), draft.before().factId()))).toList();
    }

    @Override
    public Function<Draft<LateBill>, Optional<Outcome.Refused<Saved>>> rules(DSLContext sql, List<Draft<LateBill>> drafts) {
        Set<UUID> parties = Reference.ids(Parties.ID, drafts.stream().map(draft -> draft.content().partyId()).toList());
        Set<UUID> known = sql.fetch("SELECT id FROM party.partner_view WHERE id = ANY(?)", (Object) parties.toArray(UUID[]::new)).intoSet("id", UUID.class);
        Set<UUID> companies = drafts.stream().map(draft -> company(draft.content())).collect(Collectors.toSet());
        List<LateBill.Line> lines = drafts.stream().flatMap(draft -> draft.content().receipts().stream()).toList();
        Set<Receipts.Receipt> receipts = Receipts.find(sql, companies, Reference.ids(StockIds.MOVE, lines.stream().map(LateBill.Line::moveId).toList()));
        return draft -> check(draft, known, receipts);
    }

    private Optional<Outcome.Refused<Saved>> check(Draft<LateBill> draft, Set<UUID> parties, Set<Receipts.Receipt> receipts) {
        LateBill document = draft.content();
        if (draft.before() != null && !draft.before().state().equals("draft")) {
            return DocumentLines.refused(InventoryRefusal.DOCUMENT_IS_POSTED, null, document.number());
        }
        var company = Reference.wrongKind(Companies.ID, document.companyId(), "companyId");
        if (company.isPresent()) {
            return company;
        }
        if (new BigDecimal(document.amount()).signum() == 0) {
            return DocumentLines.refused(InventoryRefusal.LATE_AMOUNT_IS_WRONG, "amount");
        }
        for (int at = 0; at < document.receipts().size(); at++) {
            UUID move = Reference.id(StockIds.MOVE, document.receipts().get(at).moveId()).orElse(null);
            if (receipts.stream().noneMatch(receipt -> receipt.moveId().equals(move) && receipt.companyId().equals(company(document)))) {
                return DocumentLines.refused(InventoryRefusal.RECEIPT_IS_UNKNOWN, "receipts[" + at + "].moveId", at + 1);
            }
        }
        return Reference.id(Parties.ID, document.partyId()).filter(parties::contains).isPresent() ? Optional.empty()
                : DocumentLines.refused(InventoryRefusal.PARTY_IS_UNKNOWN, "partyId");
    }
}
