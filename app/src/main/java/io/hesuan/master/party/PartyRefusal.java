package io.hesuan.master.party;

import io.hesuan.kernel.Refusal;

/** Why a party or payment terms can't be saved, within each in order of precedence. */
public enum PartyRefusal implements Refusal {
    PARTY_CODE_TAKEN,
    PARTY_ROLE_REPEATED,
    PERSON_HAS_NO_CREDIT_CODE,
    PARTY_CREDIT_CODE_WRONG,
    PARTY_CREDIT_CODE_TAKEN,
    PARTY_CURRENCY_UNKNOWN,
    CREDIT_LIMIT_IS_NO_AMOUNT,
    TERMS_UNKNOWN,
    BANK_ACCOUNT_CURRENCY_UNKNOWN,
    BANK_ACCOUNT_REPEATED,

    TERMS_CODE_TAKEN,
    INSTALMENT_IS_NOTHING,
    INSTALMENTS_DO_NOT_ADD_UP,
    DISCOUNTS_DO_NOT_FALL
}
