package io.hesuan.books.stock;

import io.hesuan.platform.access.InCompany;

import java.util.UUID;

/**
 * Say below how much of an item somebody is told.
 *
 * @param quantity millionths of usable units in the company's warehouses; 0: nobody is told
 */
public record SetMinimum(UUID companyId, UUID itemId, long quantity) implements InCompany {
}
