package io.hesuanfixture.tables.hesuandb.party.tables;

public class Party {
}
