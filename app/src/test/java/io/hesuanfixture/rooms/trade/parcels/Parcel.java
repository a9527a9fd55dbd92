package io.hesuanfixture.rooms.trade.parcels;

public record Parcel(String number) {
}
