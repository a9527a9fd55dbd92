package io.hesuan.books.posting;

import io.hesuan.books.ledger.Dimensions;
import io.hesuan.books.stock.GoodsMove;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What happened.
 *
 * @param id         time-ordered; the same id with the same content is answered again, with other content refused
 * @param type       in lower case with dashes: {@code goods-received}; see {@link FactTypes}
 * @param occurredOn when it happened; when it was recorded is the batch's moment
 * @param dimensions common to all lines
 * @param moves      goods that moved; their value gives amounts of the roles {@code goods} and {@code variance}
 * @param recordedBy null when the house itself records it
 */
public record Fact(UUID id, String type, UUID companyId, LocalDate occurredOn, Source source, String memo, Dimensions dimensions, List<FactLine> lines,
                   List<GoodsMove> moves, UUID recordedBy) {

    public Fact {
        lines = List.copyOf(lines);
        moves = List.copyOf(moves);
    }
}
