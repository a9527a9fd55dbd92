package io.hesuan.trade.orders;

import io.hesuan.kernel.Ids;
import io.hesuan.trade.channels.ChannelOrder;
import io.hesuan.trade.channels.ChannelOrder.Parcel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts what a channel tells into an order. The latest version stands, whenever it comes; each refund has its own versions; parcels are
 * gathered. So any order of arrival gives the same order. Pure.
 */
final class Merging {

    /** What a shop promises where the platform says nothing: to send within two days of payment. */
    private static final Duration TO_SEND = Duration.ofHours(48);

    private Merging() {
    }

    /** @return whether the version was news */
    static boolean merge(SaleOrder order, ChannelOrder told) {
        boolean news = told.isNewsAfter(order.version, order.reading);
        told.refunds().forEach(refund -> merge(order, refund));
        List<Parcel> parcels = parcels(order.detail.parcels(), told.parcels());
        if (news) {
            head(order, told);
            lines(order, told);
            Sharing.share(order, told);
        }
        if (news || !parcels.equals(order.detail.parcels())) {
            order.detail = order.detail.with(parcels);
            order.changed = true;
        }
        return news;
    }

    static boolean merge(SaleOrder order, ChannelOrder.Refund told) {
        SaleRefund refund = order.refunds.get(told.number());
        if (refund == null) {
            refund = new SaleRefund(Ids.next(), told);
            order.refunds.put(told.number(), refund);
        } else if (told.version() <= refund.told.version()) {
            return false;
        }
        refund.told = told;
        refund.changed = true;
        order.changed = true;
        return true;
    }

    private static void head(SaleOrder order, ChannelOrder told) {
        order.version = told.version();
        order.reading = told.reading();
        order.parentNumber = text(told.parentNumber());
        order.stage = told.stage();
        order.createdAt = told.createdAt();
        order.paidAt = told.paidAt();
        order.shippedAt = told.shippedAt();
        order.finishedAt = told.finishedAt();
        order.currency = told.currency();
        order.freight = told.freight();
        order.paid = told.paid();
        order.deposit = told.presale() == null ? 0 : told.presale().deposit();
        order.onDelivery = told.cashOnDelivery();
        order.shipBy = told.paidAt() == null ? null : told.paidAt().plus(TO_SEND);
        order.receiver = told.receiver().pseudonym();
        order.region = (told.receiver().province() + " " + told.receiver().city() + " " + told.receiver().district()).strip();
        order.host = told.attribution().hostName().isEmpty() ? told.attribution().hostId() : told.attribution().hostName();
        order.room = told.attribution().roomId();
        order.buyerRemark = text(told.buyerRemark());
        order.sellerRemark = text(told.sellerRemark());
        order.detail = new SaleOrder.Detail(told.discounts(), told.attribution(), told.presale(), told.marks().stream().sorted().toList(), order.detail.parcels(),
                told.payloadId());
    }

    /** Lines are known by their number. Those whose goods have gone stay as they are; a difference is for a person. */
    private static void lines(SaleOrder order, ChannelOrder told) {
        Map<String, SaleLine> known = new HashMap<>();
        order.lines.forEach(line -> known.put(line.number, line));
        boolean gone = order.isShippedFrom();
        for (ChannelOrder.Line one : told.lines()) {
            SaleLine line = known.remove(one.number());
            if (line != null && gone) {
                line.stage = one.stage();
                if (line.quantity != millionths(one) || line.net != one.net()) {
                    order.hold(Hold.CHANGED_AFTER_SHIPPING, one.title());
                }
                continue;
            }
            if (line == null) {
                line = new SaleLine(Ids.next(), one.number());
                order.lines.add(line);
            } else if (line.quantity != millionths(one) || !line.skuId.equals(one.skuId()) || !line.outerCode.equals(one.outerCode())) {
                line.remap();
            }
            fill(line, one);
        }
        known.values().stream().filter(line -> !line.ours && !gone).forEach(line -> {
            // the platform took it out: nothing of it is due or to be sent
            line.net = 0;
            line.gross = 0;
            line.stage = ChannelOrder.LineStage.CLOSED;
        });
        order.lines.sort(Comparator.comparing((SaleLine line) -> line.ours).thenComparing(line -> line.number));
    }

    private static void fill(SaleLine line, ChannelOrder.Line one) {
        line.skuId = text(one.skuId());
        line.outerCode = text(one.outerCode());
        line.title = text(one.title());
        line.quantity = millionths(one);
        line.price = one.price();
        line.gross = one.gross();
        line.net = one.net();
        line.gift = one.gift();
        line.stage = one.stage();
    }

    private static List<Parcel> parcels(List<Parcel> known, List<Parcel> told) {
        Map<String, Parcel> all = new LinkedHashMap<>();
        known.forEach(parcel -> all.put(parcel.trackingNumber(), parcel));
        told.forEach(parcel -> all.merge(parcel.trackingNumber(), parcel, (one, other) -> one.lineNumbers().size() >= other.lineNumbers().size() ? one : other));
        List<Parcel> sorted = new ArrayList<>(all.values());
        sorted.sort(Comparator.comparing(Parcel::trackingNumber));
        return sorted;
    }

    static long millionths(ChannelOrder.Line line) {
        return line.quantity().movePointRight(6).longValueExact();
    }

    private static String text(String given) {
        return given == null ? "" : given;
    }
}
