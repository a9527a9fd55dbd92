package io.hesuan.books.ledger;

import hesuandb.ledger.tables.records.AccountRecord;
import io.hesuan.kernel.IdFormat;
import io.hesuan.kernel.MalformedText;
import io.hesuan.kernel.Outcome;
import io.hesuan.master.company.Companies;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.access.Permission;
import io.hesuan.platform.lists.Column;
import io.hesuan.platform.lists.ListSpec;
import io.hesuan.platform.records.RecordSpec;
import io.hesuan.platform.records.Saved;
import io.hesuan.platform.search.SearchText;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import static hesuandb.ledger.Tables.ACCOUNT;
import static hesuandb.ledger.Tables.TURNOVER;

/** Where accounts lie, how they are listed, and what their rules need to know. */
@Component
class AccountSpec implements RecordSpec<AccountCard, AccountRecord> {

    private static final List<String> BALANCE_DIMENSIONS = List.of("party", "category", "warehouse", "channel");
    private static final List<String> DIMENSIONS = List.of("party", "category", "warehouse", "channel", "item", "lot", "shop", "order", "campaign",
            "host", "work-order", "cost-centre", "machine");

    static ListSpec list() {
        return ListSpec.perCompany("accounts", "account", Journal.READ, ACCOUNT, ACCOUNT.ID, Journal.ACCOUNT_ID, ACCOUNT.COMPANY_ID, ACCOUNT.SEARCH_TEXT, "code",
                List.of(Column.text("code", ACCOUNT.CODE, 110),
                        Column.text("name", ACCOUNT.NAME, 220),
                        Column.text("nameEn", ACCOUNT.NAME_EN, 220),
                        Column.choice("accountClass", ACCOUNT.CLASS, 110, List.of("asset", "liability", "equity", "cost", "revenue", "expense")),
                        Column.choice("side", ACCOUNT.SIDE, 70, List.of("debit", "credit")),
                        Column.choice("control", ACCOUNT.CONTROL, 80, List.of("none", "stock", "claims")),
                        Column.tags("requiredDimensions", ACCOUNT.REQUIRED_DIMENSIONS, 150, DIMENSIONS),
                        Column.tags("balanceDimensions", ACCOUNT.BALANCE_DIMENSIONS, 150, BALANCE_DIMENSIONS),
                        Column.flag("cash", ACCOUNT.CASH, 70).hidden(),
                        Column.flag("postable", ACCOUNT.POSTABLE, 70),
                        Column.flag("active", ACCOUNT.ACTIVE, 70),
                        Column.reference("companyId", ACCOUNT.COMPANY_ID, Companies.ID),
                        Column.instant("changedAt", ACCOUNT.CHANGED_AT)));
    }

    @Override
    public String name() {
        return "account";
    }

    @Override
    public Class<AccountCard> contentType() {
        return AccountCard.class;
    }

    @Override
    public IdFormat idFormat() {
        return Journal.ACCOUNT_ID;
    }

    @Override
    public Permission mayRead() {
        return Journal.READ;
    }

    @Override
    public Permission mayWrite() {
        return Journal.CHART;
    }

    @Override
    public Table<AccountRecord> table() {
        return ACCOUNT;
    }

    @Override
    public TableField<AccountRecord, UUID> id() {
        return ACCOUNT.ID;
    }

    @Override
    public TableField<AccountRecord, Integer> version() {
        return ACCOUNT.VERSION;
    }

    @Override
    public TableField<AccountRecord, OffsetDateTime> changedAt() {
        return ACCOUNT.CHANGED_AT;
    }

    @Override
    public AccountCard content(AccountRecord row) {
        return new AccountCard(Companies.ID.write(row.getCompanyId()), row.getCode(), row.getName(), row.getNameEn(), row.getClass_(), row.getSide(),
                row.getParentId() == null ? null : Journal.ACCOUNT_ID.write(row.getParentId()), row.getPostable(), row.getControl(), row.getCash(),
                List.of(row.getRequiredDimensions()), List.of(row.getBalanceDimensions()), row.getActive());
    }

    @Override
    public void fill(AccountRecord row, AccountCard card) {
        row.setCompanyId(company(card));
        row.setCode(card.code());
        row.setName(card.name());
        row.setNameEn(card.nameEn());
        row.setClass_(card.accountClass());
        row.setSide(card.side());
        row.setParentId(read(Journal.ACCOUNT_ID, card.parentId()));
        row.setPostable(card.postable());
        row.setControl(card.control());
        row.setCash(card.cash());
        row.setRequiredDimensions(card.requiredDimensions().stream().distinct().toArray(String[]::new));
        row.setBalanceDimensions(card.balanceDimensions().stream().distinct().toArray(String[]::new));
        row.setActive(card.active());
        row.setSearchText(SearchText.of(card.code(), card.name(), card.nameEn()));
    }

    @Override
    public String title(AccountCard card) {
        return card.code() + " " + card.name();
    }

    /** An id that is none is nobody's company, so that rights and rules refuse it. */
    @Override
    public UUID company(AccountCard card) {
        UUID company = read(Companies.ID, card.companyId());
        return company == null ? Recording.NONE : company;
    }

    @Override
    public Condition visibleTo(Acting reader) {
        var scope = reader.companies(Journal.READ);
        return scope.all() ? DSL.noCondition() : ACCOUNT.COMPANY_ID.eq(DSL.any(scope.companies().toArray(UUID[]::new)));
    }

    @Override
    public Function<Draft<AccountCard>, Optional<Outcome.Refused<Saved>>> rules(DSLContext sql, List<Draft<AccountCard>> drafts) {
        UUID[] companies = drafts.stream().map(draft -> company(draft.content())).distinct().toArray(UUID[]::new);
        UUID[] ids = drafts.stream().map(Draft::id).toArray(UUID[]::new);
        String[] codes = drafts.stream().map(draft -> draft.content().code()).toArray(String[]::new);
        Books.share(sql, List.of(companies));
        Map<String, UUID> taken = new HashMap<>();
        sql.selectFrom(ACCOUNT).where(ACCOUNT.COMPANY_ID.eq(DSL.any(companies)), ACCOUNT.CODE.eq(DSL.any(codes)))
                .forEach(row -> taken.put(AccountRules.key(row.getCompanyId(), row.getCode()), row.getId()));
        drafts.forEach(draft -> taken.putIfAbsent(AccountRules.key(company(draft.content()), draft.content().code()), draft.id()));
        Set<UUID> moved = new HashSet<>(sql.selectDistinct(TURNOVER.ACCOUNT_ID).from(TURNOVER)
                .where(TURNOVER.COMPANY_ID.eq(DSL.any(companies)), TURNOVER.ACCOUNT_ID.eq(DSL.any(ids))).fetch(TURNOVER.ACCOUNT_ID));
        Set<UUID> above = new HashSet<>(sql.selectDistinct(ACCOUNT.PARENT_ID).from(ACCOUNT).where(ACCOUNT.PARENT_ID.eq(DSL.any(ids))).fetch(ACCOUNT.PARENT_ID));
        List<UUID> parents = drafts.stream().map(draft -> read(Journal.ACCOUNT_ID, draft.content().parentId())).filter(Objects::nonNull).toList();
        var known = new AccountRules.Known(Books.find(sql, List.of(companies)).keySet(), taken, Accounts.find(sql, parents), moved, above);
        return draft -> AccountRules.check(draft, company(draft.content()), read(Journal.ACCOUNT_ID, draft.content().parentId()), known);
    }

    private static UUID read(IdFormat format, String id) {
        try {
            return id == null ? null : format.read(id);
        } catch (MalformedText malformed) {
            return null;
        }
    }
}
