package io.hesuan.books.stock;

import hesuandb.stock.tables.records.LotRecord;
import io.hesuan.kernel.MalformedText;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.access.AccessRefusal;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.platform.records.RecordController;
import io.hesuan.platform.records.Records;
import io.hesuan.platform.web.Problems;
import io.hesuan.platform.web.Refused;
import io.hesuan.platform.web.RequestRefusal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.UUID;

@RestController
@RequestMapping("/api/lots")
class LotController extends RecordController<LotSheet, LotRecord> {

    private final Genealogy genealogy;

    LotController(LotSpec spec, Records records, WritePath writePath, Problems problems, Genealogy genealogy) {
        super(spec, records, writePath, problems);
        this.genealogy = genealogy;
    }

    /** What went into a lot, and what came of it, all the way. */
    record Family(List<Genealogy.Relative> ancestors, List<Genealogy.Relative> descendants) {
    }

    @GetMapping("/{id}/family")
    Family family(@PathVariable String id, Acting reader) {
        if (!reader.may(StockRights.READ)) {
            throw new Refused((Outcome.Refused<?>) Outcome.refused(AccessRefusal.NOT_PERMITTED, null, StockRights.READ.name()));
        }
        UUID lot = lot(id);
        return new Family(genealogy.ancestors(lot), genealogy.descendants(lot));
    }

    private static UUID lot(String id) {
        try {
            return StockIds.LOT.read(id);
        } catch (MalformedText unknown) {
            throw new Refused((Outcome.Refused<?>) Outcome.refused(RequestRefusal.RECORD_NOT_FOUND, "id", id));
        }
    }
}
