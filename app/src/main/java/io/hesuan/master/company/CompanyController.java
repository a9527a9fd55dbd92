package io.hesuan.master.company;

import hesuandb.company.tables.records.EntityRecord;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.platform.records.RecordController;
import io.hesuan.platform.records.Records;
import io.hesuan.platform.web.Problems;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/companies")
class CompanyController extends RecordController<Company, EntityRecord> {

    CompanyController(CompanySpec spec, Records records, WritePath writePath, Problems problems) {
        super(spec, records, writePath, problems);
    }
}
