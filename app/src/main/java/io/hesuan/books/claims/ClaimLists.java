package io.hesuan.books.claims;

import io.hesuan.books.ledger.Journal;
import io.hesuan.master.company.Companies;
import io.hesuan.master.party.Parties;
import io.hesuan.platform.lists.Column;
import io.hesuan.platform.lists.ListSpec;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.List;

import static hesuandb.claims.Tables.ITEM;
import static hesuandb.claims.Tables.MATCH;
import static hesuandb.ledger.Tables.ACCOUNT_VIEW;
import static hesuandb.ledger.Tables.BOOK_VIEW;
import static hesuandb.ledger.Tables.VOUCHER_VIEW;
import static hesuandb.party.Tables.PARTNER_VIEW;

/** The lists of the room. Amounts stand as people expect them: what is owed is more than 0 on either kind of account, what settles is less. */
@Configuration(proxyBeanMethods = false)
class ClaimLists {

    static final Field<String> PARTY = DSL.coalesce(PARTNER_VIEW.NAME, "");
    static final Field<String> MASKED_PARTY = DSL.when(PARTNER_VIEW.KIND.eq("person"), DSL.left(PARTNER_VIEW.NAME, 1).concat("**")).otherwise(PARTY);
    private static final Field<String> ACCOUNT = ACCOUNT_VIEW.CODE.concat(" ").concat(ACCOUNT_VIEW.NAME);
    private static final Field<String> SEARCH = DSL.lower(DSL.concat(DSL.coalesce(PARTNER_VIEW.CODE, ""), DSL.val(" "), PARTY, DSL.val(" "), ITEM.DOCUMENT));

    @Bean
    ListSpec openItemList() {
        var from = ITEM.join(ACCOUNT_VIEW).on(ACCOUNT_VIEW.ID.eq(ITEM.ACCOUNT_ID)).join(BOOK_VIEW).on(BOOK_VIEW.COMPANY_ID.eq(ITEM.COMPANY_ID))
                .leftJoin(PARTNER_VIEW).on(PARTNER_VIEW.ID.eq(ITEM.PARTY_ID))
                .leftJoin(VOUCHER_VIEW).on(VOUCHER_VIEW.PERIOD.eq(ITEM.PERIOD), VOUCHER_VIEW.ENTRY_ID.eq(ITEM.ENTRY_ID));
        Field<Long> original = owed(ITEM.ORIGINAL);
        Field<Long> openOriginal = owed(ITEM.OPEN_ORIGINAL);
        Field<Integer> overdue = DSL.field("current_date - {0}", SQLDataType.INTEGER, ITEM.DUE_ON);
        return ListSpec.perCompany("open-items", "open-item", Claims.READ, from, ITEM.ID, Claims.ITEM_ID, ITEM.COMPANY_ID, SEARCH, "dueOn", List.of(
                Column.text("party", PARTY, 220).maskedBy(MASKED_PARTY),
                Column.text("document", ITEM.DOCUMENT, 150),
                Column.date("enteredOn", ITEM.ENTERED_ON),
                Column.date("dueOn", ITEM.DUE_ON),
                Column.number("overdueDays", overdue, 90).notSortable(),
                Column.text("currency", ITEM.CURRENCY, 70),
                Column.amount("original", original, ITEM.CURRENCY, 130).notSortable(),
                Column.amount("openOriginal", openOriginal, ITEM.CURRENCY, 130).notSortable(),
                Column.amount("openAmount", owed(ITEM.OPEN_AMOUNT), BOOK_VIEW.CURRENCY, 130).totalled(),
                Column.text("account", ACCOUNT, 190),
                Column.choice("class", ACCOUNT_VIEW.CLASS, 80, List.of("asset", "liability")).hidden(),
                Column.flag("open", ITEM.OPEN, 70).hidden(),
                Column.choice("word", VOUCHER_VIEW.WORD, 70, List.of("general", "receipt", "payment", "transfer")).notSortable().hidden(),
                Column.number("voucher", VOUCHER_VIEW.NUMBER, 80).notSortable(),
                Column.text("discounts", DSL.coalesce(ITEM.DISCOUNTS, ""), 110).hidden(),
                Column.text("memo", ITEM.MEMO, 240),
                Column.reference("accountId", ITEM.ACCOUNT_ID, Journal.ACCOUNT_ID),
                Column.reference("partyId", ITEM.PARTY_ID, Parties.ID),
                Column.reference("entryId", ITEM.ENTRY_ID, Journal.ENTRY_ID),
                Column.reference("companyId", ITEM.COMPANY_ID, Companies.ID)));
    }

    @Bean
    ListSpec matchList() {
        var undo = MATCH.as("undo");
        var from = MATCH.join(ACCOUNT_VIEW).on(ACCOUNT_VIEW.ID.eq(MATCH.ACCOUNT_ID)).join(BOOK_VIEW).on(BOOK_VIEW.COMPANY_ID.eq(MATCH.COMPANY_ID))
                .leftJoin(PARTNER_VIEW).on(PARTNER_VIEW.ID.eq(MATCH.PARTY_ID))
                .leftJoin(undo).on(undo.UNDOES_ID.eq(MATCH.ID));
        return ListSpec.perCompany("matches", "match", Claims.READ, from, MATCH.ID, Claims.MATCH_ID, MATCH.COMPANY_ID, null, "-recordedAt", List.of(
                Column.date("matchedOn", MATCH.MATCHED_ON),
                Column.text("party", PARTY, 220).maskedBy(MASKED_PARTY),
                Column.text("account", ACCOUNT, 190),
                Column.choice("kind", MATCH.KIND, 100, List.of("manual", "proposed", "reversal", "offset", "undo")),
                Column.text("currency", MATCH.CURRENCY, 70),
                Column.amount("original", MATCH.ORIGINAL, MATCH.CURRENCY, 130).notSortable(),
                Column.amount("amount", MATCH.AMOUNT, BOOK_VIEW.CURRENCY, 130),
                Column.flag("undone", DSL.field(undo.ID.isNotNull()), 80),
                Column.text("memo", MATCH.MEMO, 200),
                Column.instant("recordedAt", MATCH.RECORDED_AT),
                Column.reference("entryId", MATCH.ENTRY_ID, Journal.ENTRY_ID),
                Column.reference("partyId", MATCH.PARTY_ID, Parties.ID),
                Column.reference("accountId", MATCH.ACCOUNT_ID, Journal.ACCOUNT_ID),
                Column.reference("companyId", MATCH.COMPANY_ID, Companies.ID)));
    }

    private static Field<Long> owed(Field<Long> signed) {
        return DSL.when(ACCOUNT_VIEW.CLASS.eq("asset"), signed).otherwise(signed.neg());
    }
}
