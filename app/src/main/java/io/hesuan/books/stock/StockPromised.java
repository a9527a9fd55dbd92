package io.hesuan.books.stock;

import java.util.List;

/**
 * A reservation as it stands now; ids and quantities as they travel.
 *
 * @param state {@code tried}, {@code confirmed}, {@code issued}, {@code cancelled} or {@code expired}
 */
public record StockPromised(String id, String state, String quantity, String issued, List<Held> held) {

    /** @param lotId null for goods without lots */
    public record Held(String placeId, String lotId, String quantity) {
    }
}
