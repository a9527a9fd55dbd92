package io.hesuanfixture.tables.hesuandb.orders.tables;

public class Line {
}
