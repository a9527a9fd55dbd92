package io.hesuan.master.party;

import hesuandb.party.tables.records.TermsRecord;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.platform.records.RecordController;
import io.hesuan.platform.records.Records;
import io.hesuan.platform.web.Problems;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/payment-terms")
class TermsController extends RecordController<PaymentTerms, TermsRecord> {

    TermsController(TermsSpec spec, Records records, WritePath writePath, Problems problems) {
        super(spec, records, writePath, problems);
    }
}
