package io.hesuan.books.stock;

import io.hesuan.kernel.Outcome;
import io.hesuan.master.warehouse.Warehouses;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.Writing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Promises in two phases: reserve holds goods, confirm keeps them held until they are issued, cancel gives them back. Each may
 * be repeated and may arrive in any order: a cancellation that overtakes its reservation is remembered, and the reservation is
 * then refused. A reservation is issued by the moves that name it.
 */
public final class Reservations {

    public static final UseCase<ReserveStock, StockPromised> RESERVE =
            new UseCase<>("reservation.reserve", StockPromised.class, StockRights.RESERVE, Reservations::reserve);
    public static final UseCase<SettleReservation, StockPromised> CONFIRM =
            new UseCase<>("reservation.confirm", StockPromised.class, StockRights.RESERVE, (writing, calls) -> settle(writing, calls, ReservationRules::confirm));
    public static final UseCase<SettleReservation, StockPromised> CANCEL =
            new UseCase<>("reservation.cancel", StockPromised.class, StockRights.RESERVE, (writing, calls) -> settle(writing, calls, ReservationRules::cancel));

    private Reservations() {
    }

    /** One step of a reservation on the working set. */
    @FunctionalInterface
    private interface Step {
        Outcome<Reservation> take(StockWork work, UUID companyId, UUID id, String shown);
    }

    /** Within a batch, scarce goods go to the higher priority first, then to who came first. */
    private static List<Outcome<StockPromised>> reserve(Writing writing, List<Call<ReserveStock>> calls) {
        List<Reservation.Terms> asked = calls.stream().map(call -> call.command().terms()).toList();
        StockWork work = new StockLoading(writing).forPromises(asked);
        LocalDate today = StockLoading.day(writing.now());
        List<Outcome<StockPromised>> outcomes = new ArrayList<>(Collections.nCopies(calls.size(), null));
        IntStream.range(0, calls.size()).boxed().sorted(Comparator.comparingInt((Integer at) -> -asked.get(at).priority()).thenComparing(Function.identity()))
                .forEach(at -> outcomes.set(at, ReservationRules.reserve(work, asked.get(at), today).map(reservation -> shown(work, reservation))));
        new StockWriting(writing.sql(), work).write();
        return outcomes;
    }

    private static List<Outcome<StockPromised>> settle(Writing writing, List<Call<SettleReservation>> calls, Step step) {
        Set<UUID> ids = calls.stream().map(call -> call.command().id()).collect(Collectors.toSet());
        StockWork work = new StockLoading(writing).forSettling(ids);
        List<Outcome<StockPromised>> outcomes = new ArrayList<>();
        for (Call<SettleReservation> call : calls) {
            UUID id = call.command().id();
            outcomes.add(step.take(work, call.command().companyId(), id, StockIds.RESERVATION.write(id)).map(reservation -> shown(work, reservation)));
        }
        new StockWriting(writing.sql(), work).write();
        return outcomes;
    }

    private static StockPromised shown(StockWork work, Reservation reservation) {
        var held = reservation.allocated.entrySet().stream().map(entry -> {
            Balance balance = work.balancesById.get(entry.getKey());
            var format = balance.key.placeId().equals(balance.place.warehouseId()) ? Warehouses.ID : Warehouses.BIN_ID;
            return new StockPromised.Held(format.write(balance.key.placeId()),
                    balance.key.lotId().equals(ValueArea.NONE) ? null : StockIds.LOT.write(balance.key.lotId()), Taking.shown(entry.getValue()));
        }).toList();
        return new StockPromised(StockIds.RESERVATION.write(reservation.terms.id()), reservation.state.written(), Taking.shown(reservation.terms.quantity()),
                Taking.shown(reservation.issued), held);
    }
}
