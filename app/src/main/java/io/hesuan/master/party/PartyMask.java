package io.hesuan.master.party;

import io.hesuan.master.party.Party.Address;
import io.hesuan.master.party.Party.BankAccount;
import io.hesuan.master.party.Party.Contact;

import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Personal data, masked: names, telephone numbers and addresses of natural persons, be they the party or its contacts.
 * What comes back masked from somebody who could not see it is put in clear again before it is saved. Pure.
 */
final class PartyMask {

    private PartyMask() {
    }

    static Party of(Party party) {
        boolean person = party.isPerson();
        return rebuilt(party, person ? name(party.name()) : party.name(), person ? name(party.shortName()) : party.shortName(),
                person ? taxNumber(party.taxNumber()) : party.taxNumber(),
                party.contacts().stream().map(PartyMask::contact).toList(),
                person ? party.addresses().stream().map(PartyMask::address).toList() : party.addresses(),
                person ? party.bankAccounts().stream().map(PartyMask::account).toList() : party.bankAccounts());
    }

    /** The party with everything in clear that equals the masked form of what was stored. */
    static Party restored(Party party, Party before) {
        boolean person = before.isPerson();
        UnaryOperator<String> names = person ? text -> clear(text, List.of(before.name(), before.shortName()), PartyMask::name) : text -> text;
        return rebuilt(party, names.apply(party.name()), names.apply(party.shortName()),
                person ? clear(party.taxNumber(), List.of(before.taxNumber()), PartyMask::taxNumber) : party.taxNumber(),
                party.contacts().stream().map(contact -> restored(contact, before)).toList(),
                person ? party.addresses().stream().map(address -> clear(address, before.addresses(), PartyMask::address)).toList() : party.addresses(),
                person ? party.bankAccounts().stream().map(account -> clear(account, before.bankAccounts(), PartyMask::account)).toList()
                        : party.bankAccounts());
    }

    private static Contact restored(Contact contact, Party before) {
        List<Contact> whole = before.contacts().stream().filter(known -> contact(known).equals(contact)).toList();
        if (!whole.isEmpty()) {
            return whole.getFirst();
        }
        return new Contact(clear(contact.name(), before.contacts().stream().map(Contact::name).toList(), PartyMask::name), contact.post(),
                clear(contact.phone(), before.contacts().stream().map(Contact::phone).toList(), PartyMask::phone),
                clear(contact.email(), before.contacts().stream().map(Contact::email).toList(), PartyMask::email), contact.remark());
    }

    /** The first known value whose masked form this is, or the value itself. */
    private static <V> V clear(V value, List<V> known, Function<V, V> mask) {
        return known.stream().filter(candidate -> mask.apply(candidate).equals(value)).findFirst().orElse(value);
    }

    /** The first character and two stars, the same form as in the list. */
    static String name(String name) {
        return name.isEmpty() ? name : name.substring(0, name.offsetByCodePoints(0, 1)) + "**";
    }

    /** First three and last four digits: 138****5678. The same form as in the list. */
    static String phone(String phone) {
        return phone.isEmpty() ? phone : phone.length() < 8 ? "****" : phone.substring(0, 3) + "****" + phone.substring(phone.length() - 4);
    }

    static String email(String email) {
        return email.isEmpty() ? email : email.charAt(0) + "***" + email.substring(email.indexOf('@'));
    }

    private static String taxNumber(String number) {
        return number.isEmpty() ? number : number.substring(0, 1) + "****";
    }

    private static Contact contact(Contact contact) {
        return new Contact(name(contact.name()), contact.post(), phone(contact.phone()), email(contact.email()), contact.remark());
    }

    private static Address address(Address address) {
        return new Address(address.kind(), address.country(), address.province(), address.city(), address.district(), "****", address.postcode());
    }

    private static BankAccount account(BankAccount account) {
        String digits = account.number().replace(" ", "");
        return new BankAccount(name(account.holder()), account.bank(), "****" + digits.substring(Math.max(0, digits.length() - 4)), account.currency());
    }

    private static Party rebuilt(Party party, String name, String shortName, String taxNumber, List<Contact> contacts, List<Address> addresses,
                                 List<BankAccount> accounts) {
        return new Party(party.code(), name, shortName, party.kind(), party.roles(), party.creditCode(), taxNumber, contacts, addresses, accounts,
                party.paymentDays(), party.paymentDay(), party.customerTermsId(), party.supplierTermsId(), party.creditLimit(), party.currency(), party.responsible(), party.remark(), party.active());
    }
}
