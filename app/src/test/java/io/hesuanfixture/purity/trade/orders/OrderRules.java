package io.hesuanfixture.purity.trade.orders;

import org.jooq.DSLContext;

public class OrderRules {

    public DSLContext wrong;
    public PlaceOrder allowed;
}
