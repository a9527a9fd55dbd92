package io.hesuan.master.company;

import io.hesuan.kernel.Refusal;

/** Why a company can't be saved, in order of precedence. */
public enum CompanyRefusal implements Refusal {
    COMPANY_CODE_TAKEN,
    CREDIT_CODE_WRONG,
    CURRENCY_UNKNOWN,
    COMPANY_STANDARD_IS_FIXED,
    COMPANY_CURRENCY_IS_FIXED
}
