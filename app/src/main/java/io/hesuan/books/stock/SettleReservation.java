package io.hesuan.books.stock;

import io.hesuan.platform.access.InCompany;

import java.util.UUID;

/** Confirm or cancel a reservation; which of the two, the use case says. */
public record SettleReservation(UUID companyId, UUID id) implements InCompany {
}
