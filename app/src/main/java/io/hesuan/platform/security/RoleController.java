package io.hesuan.platform.security;

import hesuandb.security.tables.records.RoleRecord;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.platform.records.RecordController;
import io.hesuan.platform.records.Records;
import io.hesuan.platform.web.Problems;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/roles")
class RoleController extends RecordController<Role, RoleRecord> {

    RoleController(RoleSpec spec, Records records, WritePath writePath, Problems problems) {
        super(spec, records, writePath, problems);
    }
}
