package io.hesuan.books.stock;

/**
 * How a company values its goods.
 *
 * @param perCompany      whether an item has one value in the whole company, and not one per warehouse
 * @param shortageAllowed whether goods may leave before their receipt is keyed
 */
record Policy(boolean perCompany, boolean shortageAllowed) {

    static final Policy USUAL = new Policy(false, false);
}
