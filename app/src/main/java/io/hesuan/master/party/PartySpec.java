package io.hesuan.master.party;

import hesuandb.party.tables.records.PartnerRecord;
import io.hesuan.kernel.Currency;
import io.hesuan.kernel.Money;
import io.hesuan.kernel.Outcome;
import io.hesuan.master.party.Party.Address;
import io.hesuan.master.party.Party.BankAccount;
import io.hesuan.master.party.Party.Contact;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.access.Permission;
import io.hesuan.platform.lists.Column;
import io.hesuan.platform.lists.ListSpec;
import io.hesuan.platform.numbering.Numbering;
import io.hesuan.platform.records.Nested;
import io.hesuan.platform.records.Reference;
import io.hesuan.platform.records.Saved;
import io.hesuan.platform.records.StoredRecord;
import io.hesuan.platform.search.SearchText;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import static hesuandb.party.Tables.PARTNER;
import static hesuandb.party.Tables.TERMS;

/** Where parties lie, how they are listed, and what their rules need to know. */
@Component
class PartySpec extends StoredRecord<Party, PartnerRecord> {

    private static final String SERIES = "party";

    private final Nested nested;
    private final Numbering numbering;

    PartySpec(Nested nested, Numbering numbering) {
        super(new Kind<>("party", Party.class, Parties.ID, Parties.READ, Parties.WRITE, PARTNER, PARTNER.ID, PARTNER.VERSION, PARTNER.CHANGED_AT));
        this.nested = nested;
        this.numbering = numbering;
    }

    static ListSpec list() {
        return ListSpec.shared("parties", "party", Parties.READ, PARTNER, PARTNER.ID, Parties.ID, PARTNER.SEARCH_TEXT, "code", List.of(
                Column.text("code", PARTNER.CODE, 110),
                Column.text("name", PARTNER.NAME, 240).maskedBy(ofPersons(PARTNER.NAME)),
                Column.text("shortName", PARTNER.SHORT_NAME, 120).maskedBy(ofPersons(PARTNER.SHORT_NAME)),
                Column.tags("roles", PARTNER.ROLES, 150, List.of("customer", "supplier", "carrier", "host", "platform")),
                Column.choice("kind", PARTNER.KIND, 90, List.of("organisation", "person")).hidden(),
                Column.text("creditCode", PARTNER.CREDIT_CODE, 180),
                Column.text("contactName", PARTNER.CONTACT_NAME, 100).maskedBy(maskedName(PARTNER.CONTACT_NAME)),
                Column.text("contactPhone", PARTNER.CONTACT_PHONE, 130).maskedBy(maskedPhone(PARTNER.CONTACT_PHONE)),
                Column.text("city", PARTNER.CITY, 90),
                Column.number("paymentDays", PARTNER.PAYMENT_DAYS, 90),
                Column.amount("creditLimit", PARTNER.CREDIT_LIMIT, 120).notSortable().showing(row -> creditLimit(row.get(PARTNER.CREDIT_LIMIT), row.get(PARTNER.CURRENCY))),
                Column.text("currency", PARTNER.CURRENCY, 80),
                Column.text("responsible", PARTNER.RESPONSIBLE, 100),
                Column.flag("active", PARTNER.ACTIVE, 80),
                Column.instant("changedAt", PARTNER.CHANGED_AT)));
    }

    private static Field<String> ofPersons(Field<String> name) {
        return DSL.when(PARTNER.KIND.eq("person"), maskedName(name)).otherwise(name);
    }

    private static Field<String> maskedName(Field<String> name) {
        return DSL.when(name.eq(""), "").otherwise(DSL.left(name, 1).concat("**"));
    }

    private static Field<String> maskedPhone(Field<String> phone) {
        return DSL.when(phone.eq(""), "").when(DSL.length(phone).lt(8), "****").otherwise(DSL.left(phone, 3).concat("****").concat(DSL.right(phone, 4)));
    }

    @Override
    public Party content(PartnerRecord row) {
        return new Party(row.getCode(), row.getName(), row.getShortName(), row.getKind(), List.of(row.getRoles()), row.getCreditCode(), row.getTaxNumber(),
                nested.list(row.getContacts(), Contact.class), nested.list(row.getAddresses(), Address.class),
                nested.list(row.getBankAccounts(), BankAccount.class), row.getPaymentDays(),
                row.getPaymentDay() == null ? null : row.getPaymentDay().intValue(),
                termsId(row.getCustomerTermsId()), termsId(row.getSupplierTermsId()),
                Optional.ofNullable(creditLimit(row.getCreditLimit(), row.getCurrency())).orElse(""),
                row.getCurrency(), row.getResponsible(), row.getRemark(), row.getActive());
    }

    @Override
    public void fill(PartnerRecord row, Party party) {
        row.setCode(party.code());
        row.setName(party.name());
        row.setShortName(party.shortName());
        row.setKind(party.kind());
        row.setRoles(party.roles().toArray(String[]::new));
        row.setCreditCode(party.creditCode());
        row.setTaxNumber(party.taxNumber());
        row.setContacts(nested.write(party.contacts()));
        row.setAddresses(nested.write(party.addresses()));
        row.setBankAccounts(nested.write(party.bankAccounts()));
        row.setContactName(party.contacts().isEmpty() ? "" : party.contacts().getFirst().name());
        row.setContactPhone(party.contacts().isEmpty() ? "" : party.contacts().getFirst().phone());
        row.setCity(party.addresses().isEmpty() ? "" : party.addresses().getFirst().city());
        row.setPaymentDays(party.paymentDays());
        row.setPaymentDay(party.paymentDay() == null ? null : party.paymentDay().shortValue());
        row.setCustomerTermsId(Reference.id(Parties.TERMS_ID, party.customerTermsId()).orElse(null));
        row.setSupplierTermsId(Reference.id(Parties.TERMS_ID, party.supplierTermsId()).orElse(null));
        row.setCreditLimit(PartyRules.creditLimit(party));
        row.setCurrency(party.currency());
        row.setResponsible(party.responsible());
        row.setRemark(party.remark());
        row.setActive(party.active());
        row.setSearchText(SearchText.of(party.code(), party.name(), party.shortName(), party.creditCode(), party.taxNumber()));
    }

    @Override
    public String title(Party party) {
        return party.code() + " " + (party.isPerson() ? PartyMask.name(party.name()) : party.name());
    }

    @Override
    public Party shownTo(Acting reader, Party party) {
        return reader.may(Permission.PERSONAL_DATA) ? party : PartyMask.of(party);
    }

    @Override
    public Party recorded(Party party) {
        return PartyMask.of(party);
    }

    @Override
    public List<Draft<Party>> completed(DSLContext sql, List<Draft<Party>> drafts) {
        int missing = (int) drafts.stream().filter(draft -> draft.content().code().isEmpty()).count();
        Deque<String> codes = numbering.take(sql, SERIES, missing, candidates -> taken(sql, PARTNER.CODE, candidates).keySet());
        return drafts.stream().map(draft -> draft.with(completed(draft, codes))).toList();
    }

    private static Party completed(Draft<Party> draft, Deque<String> codes) {
        Party party = draft.content();
        if (draft.before() != null && !draft.by().may(Permission.PERSONAL_DATA)) {
            party = PartyMask.restored(party, draft.before());
        }
        return party.code().isEmpty() ? party.withCode(codes.remove()) : party;
    }

    @Override
    public Function<Draft<Party>, Optional<Outcome.Refused<Saved>>> rules(DSLContext sql, List<Draft<Party>> drafts) {
        var codes = taken(sql, PARTNER.CODE, drafts.stream().map(draft -> draft.content().code()).toList());
        var creditCodes = taken(sql, PARTNER.CREDIT_CODE, drafts.stream().map(draft -> draft.content().creditCode()).filter(code -> !code.isEmpty()).toList());
        drafts.forEach(draft -> {
            codes.putIfAbsent(draft.content().code(), draft.id());
            creditCodes.putIfAbsent(draft.content().creditCode(), draft.id());
        });
        UUID[] terms = Reference.ids(Parties.TERMS_ID, drafts.stream().flatMap(draft -> Stream.of(draft.content().customerTermsId(), draft.content().supplierTermsId())).toList())
                .toArray(UUID[]::new);
        Set<UUID> known = terms.length == 0 ? Set.of() : new HashSet<>(sql.select(TERMS.ID).from(TERMS).where(TERMS.ID.eq(DSL.any(terms))).fetch(TERMS.ID));
        var taken = new PartyRules.Taken(codes, creditCodes, known);
        return draft -> PartyRules.check(draft, taken);
    }

    private static Map<String, UUID> taken(DSLContext sql, Field<String> field, Collection<String> values) {
        return new HashMap<>(sql.select(field, PARTNER.ID).from(PARTNER).where(field.eq(DSL.any(values.toArray(String[]::new)))).fetchMap(field, PARTNER.ID));
    }

    private static String termsId(UUID id) {
        return id == null ? "" : Parties.TERMS_ID.write(id);
    }

    private static String creditLimit(Long minor, String currency) {
        return minor == null ? null : Money.ofMinor(minor, Currency.of(currency)).amount().toPlainString();
    }
}
