package io.hesuan.master.party;

import hesuandb.party.tables.records.PartnerRecord;
import io.hesuan.master.party.Party.Address;
import io.hesuan.master.party.Party.BankAccount;
import io.hesuan.master.party.Party.Contact;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.sheets.Sheet;
import io.hesuan.platform.sheets.SheetColumn;
import io.hesuan.platform.sheets.SheetColumn.Type;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static hesuandb.party.Tables.PARTNER;
import static hesuandb.party.Tables.TERMS;

/** Parties in files: one row each, with the first contact, address and bank account. */
@Configuration(proxyBeanMethods = false)
class PartySheet {

    private static final Contact CONTACT = new Contact("", "", "", "", "");
    private static final Address ADDRESS = new Address("office", "", "", "", "", "", "");
    private static final BankAccount ACCOUNT = new BankAccount("", "", "", "CNY");
    private static final Party BLANK = new Party("", "", "", "organisation", List.of("customer"), "", "", List.of(), List.of(), List.of(), 0, null, "", "", "",
            "CNY", "", "", true);

    @Bean
    Sheet<Party, PartnerRecord> partiesInFiles(PartySpec spec) {
        return new Sheet<>(spec, PARTNER.CODE, BLANK, List.of(
                SheetColumn.text("code", "C0001"),
                SheetColumn.text("name", "Example Ltd.").needed(),
                SheetColumn.text("shortName", "Example"),
                SheetColumn.choice("kind", Type.CHOICE, "/kind", List.of("organisation", "person"), "list.parties.choice.kind", "organisation"),
                SheetColumn.choice("roles", Type.CHOICES, "/roles", List.of("customer", "supplier", "carrier", "host", "platform"),
                        "list.parties.choice.roles", "customer").needed(),
                SheetColumn.text("creditCode", "91330100MA27XFY94P"),
                SheetColumn.text("taxNumber", ""),
                SheetColumn.of("contactName", Type.TEXT, "/contacts/0/name", "A. Person").inElement(CONTACT),
                SheetColumn.of("contactPhone", Type.TEXT, "/contacts/0/phone", "0571-00000000").inElement(CONTACT),
                SheetColumn.of("contactEmail", Type.TEXT, "/contacts/0/email", "a@example.com").inElement(CONTACT),
                SheetColumn.of("province", Type.TEXT, "/addresses/0/province", "").inElement(ADDRESS),
                SheetColumn.of("city", Type.TEXT, "/addresses/0/city", "").inElement(ADDRESS),
                SheetColumn.of("district", Type.TEXT, "/addresses/0/district", "").inElement(ADDRESS),
                SheetColumn.of("street", Type.TEXT, "/addresses/0/street", "Example Road 1").inElement(ADDRESS),
                SheetColumn.of("bank", Type.TEXT, "/bankAccounts/0/bank", "").inElement(ACCOUNT),
                SheetColumn.of("bankHolder", Type.TEXT, "/bankAccounts/0/holder", "").inElement(ACCOUNT),
                SheetColumn.of("bankNumber", Type.TEXT, "/bankAccounts/0/number", "").inElement(ACCOUNT),
                SheetColumn.of("paymentDays", Type.INTEGER, "/paymentDays", "30"),
                SheetColumn.of("paymentDay", Type.INTEGER, "/paymentDay", ""),
                SheetColumn.reference("customerTerms", "/customerTermsId", PartySheet::terms, ""),
                SheetColumn.reference("supplierTerms", "/supplierTermsId", PartySheet::terms, ""),
                SheetColumn.of("creditLimit", Type.DECIMAL, "/creditLimit", "50000"),
                SheetColumn.text("currency", "CNY"),
                SheetColumn.text("responsible", ""),
                SheetColumn.text("remark", ""),
                SheetColumn.of("active", Type.FLAG, "/active", "yes")));
    }

    /** Payment terms by code, else by name. */
    private static Map<String, String> terms(DSLContext sql, Acting reader, Collection<String> texts) {
        String[] wanted = texts.toArray(String[]::new);
        Map<String, String> found = new HashMap<>();
        var rows = sql.select(TERMS.ID, TERMS.CODE, TERMS.NAME).from(TERMS).where(TERMS.CODE.eq(DSL.any(wanted)).or(TERMS.NAME.eq(DSL.any(wanted)))).fetch();
        rows.forEach(row -> found.put(row.value2(), Parties.TERMS_ID.write(row.value1())));
        rows.forEach(row -> found.putIfAbsent(row.value3(), Parties.TERMS_ID.write(row.value1())));
        return found;
    }
}
