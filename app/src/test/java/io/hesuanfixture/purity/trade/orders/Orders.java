package io.hesuanfixture.purity.trade.orders;

import org.jooq.DSLContext;

/** The shell around the rules may know the database. */
public class Orders {

    public DSLContext allowed;
}
