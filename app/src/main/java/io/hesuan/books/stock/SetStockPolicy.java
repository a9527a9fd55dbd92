package io.hesuan.books.stock;

import io.hesuan.platform.access.InCompany;

import java.util.UUID;

/**
 * Say how a company keeps its stock.
 *
 * @param version         of the policy that was looked at; 0 where none was set yet
 * @param perCompany      whether an item has one value in the whole company, and not one per warehouse
 * @param shortageAllowed whether goods may leave before their receipt is keyed
 * @param warningDays     days before its last day in which a lot is said to expire soon
 */
public record SetStockPolicy(UUID companyId, int version, boolean perCompany, boolean shortageAllowed, int warningDays) implements InCompany {
}
