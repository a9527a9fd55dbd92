package io.hesuan.platform.security;

import hesuandb.security.tables.records.UserRecord;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.platform.records.RecordController;
import io.hesuan.platform.records.Records;
import io.hesuan.platform.records.Saved;
import io.hesuan.platform.web.Problems;
import io.hesuan.platform.web.Refused;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/users")
class UserController extends RecordController<User, UserRecord> {

    UserController(UserSpec spec, Records records, WritePath writePath, Problems problems) {
        super(spec, records, writePath, problems);
    }

    /** Always refused: the books and the audit log name users, so they are deactivated instead. */
    @Override
    public Saved remove(String id, int version, Acting by) {
        throw Refused.because(SecurityRefusal.USER_IS_KEPT, null);
    }
}
