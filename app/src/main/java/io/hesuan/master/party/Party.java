package io.hesuan.master.party;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import java.util.List;

/**
 * A partner.
 *
 * @param code        unique; empty asks for the next one of the series {@code party}
 * @param kind        {@code organisation} or {@code person}
 * @param roles       what the partner is to us, at least one
 * @param creditCode  unified social credit code (GB 32100-2015), empty where there is none
 * @param taxNumber   tax number of partners without a credit code, as abroad
 * @param contacts    the first is the main one
 * @param addresses   the first is the usual one
 * @param paymentDays days from the invoice to the due date, 0 is at once
 * @param paymentDay  day of the month on which it is due after that, 31 is the last; null for no such day
 * @param customerTermsId {@code ptm_…} of the {@link PaymentTerms} agreed with the partner as our customer, which go before the days; empty for none
 * @param supplierTermsId the same as our supplier
 * @param creditLimit decimal, in the default currency; empty for no limit
 * @param currency    default currency, ISO 4217
 * @param responsible who of ours looks after the partner
 */
public record Party(
        @NotNull @Pattern(regexp = "|[A-Za-z0-9][A-Za-z0-9._/-]{0,39}") String code,
        @NotBlank @Size(max = 200) String name,
        @NotNull @Size(max = 100) String shortName,
        @NotNull @Pattern(regexp = "organisation|person") String kind,
        @NotEmpty @Size(max = 5) List<@NotNull @Pattern(regexp = "customer|supplier|carrier|host|platform") String> roles,
        @NotNull @Pattern(regexp = "|[0-9A-HJ-NPQRTUWXY]{18}") String creditCode,
        @NotNull @Size(max = 30) String taxNumber,
        @NotNull @Size(max = 50) List<@NotNull @Valid Contact> contacts,
        @NotNull @Size(max = 50) List<@NotNull @Valid Address> addresses,
        @NotNull @Size(max = 20) List<@NotNull @Valid BankAccount> bankAccounts,
        @NotNull @Min(0) @Max(365) Integer paymentDays,
        @Min(1) @Max(31) Integer paymentDay,
        @Size(max = 40) String customerTermsId,
        @Size(max = 40) String supplierTermsId,
        @NotNull @Pattern(regexp = "|[0-9]{1,12}(\\.[0-9]{1,4})?") String creditLimit,
        @NotNull @Pattern(regexp = "[A-Z]{3}") String currency,
        @NotNull @Size(max = 100) String responsible,
        @NotNull @Size(max = 2000) String remark,
        @NotNull Boolean active) {

    /** Terms may be left out, as they were by whoever wrote parties before there were any. */
    public Party {
        customerTermsId = customerTermsId == null ? "" : customerTermsId;
        supplierTermsId = supplierTermsId == null ? "" : supplierTermsId;
    }

    /** Somebody to call. */
    public record Contact(
            @NotBlank @Size(max = 100) String name,
            @NotNull @Size(max = 100) String post,
            @NotNull @Pattern(regexp = "|[0-9+*() -]{3,30}") String phone,
            @NotNull @Pattern(regexp = "|[^@\\s]{1,100}@[^@\\s]{1,150}") String email,
            @NotNull @Size(max = 500) String remark) {
    }

    /** @param kind {@code office}, {@code delivery}, {@code invoice} or {@code return} */
    public record Address(
            @NotNull @Pattern(regexp = "office|delivery|invoice|return") String kind,
            @NotNull @Size(max = 50) String country,
            @NotNull @Size(max = 50) String province,
            @NotNull @Size(max = 50) String city,
            @NotNull @Size(max = 50) String district,
            @NotBlank @Size(max = 300) String street,
            @NotNull @Size(max = 20) String postcode) {
    }

    public record BankAccount(
            @NotBlank @Size(max = 200) String holder,
            @NotBlank @Size(max = 200) String bank,
            @NotBlank @Pattern(regexp = "[0-9A-Za-z* -]{4,40}") String number,
            @NotNull @Pattern(regexp = "[A-Z]{3}") String currency) {
    }

    boolean isPerson() {
        return kind.equals("person");
    }

    Party withCode(String other) {
        return new Party(other, name, shortName, kind, roles, creditCode, taxNumber, contacts, addresses, bankAccounts, paymentDays, paymentDay,
                customerTermsId, supplierTermsId, creditLimit, currency, responsible, remark, active);
    }
}
