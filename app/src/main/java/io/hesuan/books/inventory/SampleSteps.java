package io.hesuan.books.inventory;

import org.springframework.stereotype.Component;

/** What is done with the sample's documents once they are saved. */
@Component
class SampleSteps {

    final Adjustments adjustments;
    final Transfers transfers;
    final Counting counting;
    final CountSheet sheet;

    SampleSteps(Adjustments adjustments, Transfers transfers, Counting counting, CountSheet sheet) {
        this.adjustments = adjustments;
        this.transfers = transfers;
        this.counting = counting;
        this.sheet = sheet;
    }
}
