package io.hesuan.books.posting;

import hesuandb.posting.tables.records.MappingRecord;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.platform.records.RecordController;
import io.hesuan.platform.records.Records;
import io.hesuan.platform.web.Problems;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/purpose-mappings")
class PurposeMappingController extends RecordController<PurposeMapping, MappingRecord> {

    PurposeMappingController(PurposeMappingSpec spec, Records records, WritePath writePath, Problems problems) {
        super(spec, records, writePath, problems);
    }
}
