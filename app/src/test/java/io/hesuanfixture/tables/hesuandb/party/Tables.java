package io.hesuanfixture.tables.hesuandb.party;

import io.hesuanfixture.tables.hesuandb.party.tables.Party;
import io.hesuanfixture.tables.hesuandb.party.tables.PartyView;

public class Tables {
    public static final Party PARTY = new Party();
    public static final PartyView PARTY_VIEW = new PartyView();
}
