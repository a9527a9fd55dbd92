package io.hesuan.trade.orders;

import io.hesuan.kernel.Allocation;

/**
 * How much of what was sold is expected to come back: the rate observed where the time to return is over, on what may still come back, less what
 * came back already (CAS 14, article 32). Pure.
 */
final class ReturnRules {

    static final int WHOLE = 10_000;

    /**
     * What orders of a channel say; minor units without VAT.
     *
     * @param overRevenue revenue whose time to return is over, {@code overBack} what came back of it
     * @param openRevenue revenue that may still come back, {@code openBack} what did
     * @param openCost    what the goods behind the open revenue cost
     */
    record Observed(long overRevenue, long overBack, long openRevenue, long openBack, long openCost) {
    }

    record Expected(int rate, long refund, long cost) {
    }

    private ReturnRules() {
    }

    static Expected expected(Observed seen) {
        int rate = seen.overRevenue <= 0 ? 0 : (int) Math.clamp(Allocation.step(WHOLE, 0, Math.min(seen.overBack, seen.overRevenue), seen.overRevenue), 0, WHOLE);
        long whole = rate == 0 || seen.openRevenue <= 0 ? 0 : Allocation.step(seen.openRevenue, 0, rate, WHOLE);
        long refund = Math.max(0, whole - seen.openBack);
        long cost = refund == 0 ? 0 : Allocation.step(seen.openCost, 0, Math.min(refund, seen.openRevenue), seen.openRevenue);
        return new Expected(rate, refund, cost);
    }
}
