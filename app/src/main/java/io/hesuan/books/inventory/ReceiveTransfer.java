package io.hesuan.books.inventory;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Take in what arrived of a transfer.
 *
 * @param on    day of arrival
 * @param lines what arrived and what is lost; a line that is not named is still under way
 */
record ReceiveTransfer(UUID id, LocalDate on, List<Line> lines) {

    /**
     * @param number   of the transfer's line, from 1
     * @param received millionths, 0 or more; likewise {@code lost}
     */
    record Line(int number, long received, long lost) {
    }
}
