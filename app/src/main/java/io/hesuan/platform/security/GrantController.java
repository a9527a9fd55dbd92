package io.hesuan.platform.security;

import io.hesuan.kernel.MalformedText;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.platform.records.Saved;
import io.hesuan.platform.web.Needs;
import io.hesuan.platform.web.Refused;
import io.hesuan.platform.web.RequestRefusal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jooq.DSLContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.UUID;

/** The roles of a user, and where he holds them. */
@RestController
@RequestMapping("/api/users/{id}/grants")
class GrantController {

    private final Grants grants;
    private final WritePath writePath;
    private final DSLContext sql;

    GrantController(Grants grants, WritePath writePath, DSLContext sql) {
        this.grants = grants;
        this.writePath = writePath;
        this.sql = sql;
    }

    record Held(List<GrantedRole> grants) {
    }

    record Change(int version, @NotNull @Size(max = 500) List<@NotNull @Valid GrantedRole> grants) {
    }

    @GetMapping
    @Needs("user.read")
    Held find(@PathVariable String id) {
        return new Held(grants.of(sql, read(id)));
    }

    @PutMapping
    @Needs("role.grant")
    Saved change(@PathVariable String id, @RequestBody @Valid Change change, Acting by) {
        return Refused.unlessDone(writePath.one(grants.granting(), Call.of(by, new GrantRoles(read(id), change.version(), change.grants()))));
    }

    private static UUID read(String id) {
        try {
            return Users.ID.read(id);
        } catch (MalformedText malformed) {
            throw Refused.because(RequestRefusal.RECORD_NOT_FOUND, "id", id);
        }
    }
}
