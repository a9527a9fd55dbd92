package io.hesuanfixture.rooms.trade.orders;

import io.hesuanfixture.rooms.trade.parcels.Parcel;

public record Orders(Parcel wrong) {
}
