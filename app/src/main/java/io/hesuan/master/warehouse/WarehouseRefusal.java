package io.hesuan.master.warehouse;

import io.hesuan.kernel.Refusal;

/** Why a warehouse or a bin can't be saved; for each of them in order of precedence. */
public enum WarehouseRefusal implements Refusal {
    COMPANY_UNKNOWN,
    WAREHOUSE_COMPANY_IS_FIXED,
    WAREHOUSE_CODE_TAKEN,
    WAREHOUSE_PARTY_UNKNOWN,
    WAREHOUSE_KIND_NEEDS_A_PARTY,

    WAREHOUSE_UNKNOWN,
    BIN_WAREHOUSE_IS_FIXED,
    BIN_CODE_TAKEN,
    BIN_MAX_WEIGHT_IS_ZERO
}
