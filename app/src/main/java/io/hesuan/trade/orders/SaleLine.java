package io.hesuan.trade.orders;

import io.hesuan.trade.channels.ChannelOrder;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A line as it was bought: who bears what of its price, and its parts. */
final class SaleLine {

    final UUID id;
    final String number;
    boolean stored;
    String skuId = "";
    String outerCode = "";
    String title = "";
    long quantity;
    long price;
    long gross;
    long net;
    long freight;
    long byPlatform;
    long byHost;
    long byGovernment;
    boolean gift;
    boolean ours;
    ChannelOrder.LineStage stage = ChannelOrder.LineStage.OPEN;
    UUID itemId;
    /** Of what the buyer paid for it, as posted. */
    long refunded;
    /** Of what is due, given back while it had no parts yet. */
    long earlyBack;
    final List<SalePart> parts = new ArrayList<>();
    /** Parts of what it was before it changed. */
    final List<SalePart> removed = new ArrayList<>();

    SaleLine(UUID id, String number) {
        this.id = id;
        this.number = number;
    }

    /** What the seller is to get for it. */
    long due() {
        return net + freight;
    }

    long byOthers() {
        return byPlatform + byHost + byGovernment;
    }

    long byBuyer() {
        return due() - byOthers();
    }

    boolean isShippedFrom() {
        return parts.stream().anyMatch(part -> part.shipped > 0);
    }

    /** Its parts are made anew from what it is now. */
    void remap() {
        itemId = null;
        parts.forEach(part -> earlyBack += part.earlyBack);
        removed.addAll(parts);
        parts.clear();
    }

    /** What more of each part is given back when so much more is of the line; told from the sum, so that the steps to it do not matter. */
    long[] backByPart(long more) {
        long[] shares = Sharing.spread(back() + more, parts.stream().mapToLong(part -> Math.max(0, part.due)).toArray(), parts.size());
        for (int at = 0; at < shares.length; at++) {
            shares[at] -= parts.get(at).back();
        }
        return shares;
    }

    /** Of what is due, what was given back so far. */
    long back() {
        return earlyBack + parts.stream().mapToLong(SalePart::back).sum();
    }
}
