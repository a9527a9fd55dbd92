package io.hesuanfixture.tables.trade.orders;

import io.hesuanfixture.tables.hesuandb.orders.tables.Line;
import io.hesuanfixture.tables.hesuandb.party.Tables;
import io.hesuanfixture.tables.hesuandb.party.tables.Party;
import io.hesuanfixture.tables.hesuandb.party.tables.PartyView;

/** Reads its own table and a published view, as it may, and another room's table, as it may not. */
public class Shipping {

    public Line own() {
        return new Line();
    }

    public PartyView published() {
        return Tables.PARTY_VIEW;
    }

    public Party wrong() {
        return Tables.PARTY;
    }
}
