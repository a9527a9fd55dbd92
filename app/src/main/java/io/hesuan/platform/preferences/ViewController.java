package io.hesuan.platform.preferences;

import hesuandb.preferences.tables.records.ViewRecord;
import io.hesuan.kernel.IdFormat;
import io.hesuan.kernel.Ids;
import io.hesuan.kernel.MalformedText;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.web.Refused;
import io.hesuan.platform.web.RequestRefusal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jooq.DSLContext;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.UUID;

import static hesuandb.preferences.Tables.VIEW;

/** The views that a person keeps of a list. A view saved under a name that is there replaces it. */
@RestController
@RequestMapping("/api/views")
class ViewController {

    private static final IdFormat ID = IdFormat.of("view");
    private static final int MOST = 50;
    private static final String PLAIN = "[^\\x00-\\x1f]*";

    private final DSLContext sql;

    ViewController(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * @param query   as it stands in the address of the page
     * @param columns keys of the columns that are shown, in their order
     */
    record NewView(@NotBlank @Size(max = 60) @Pattern(regexp = PLAIN) String name, @NotNull @Size(max = 2000) @Pattern(regexp = PLAIN) String query,
                   @NotNull @Size(max = 60) List<@NotNull @Size(max = 60) @Pattern(regexp = PLAIN) String> columns) {
    }

    record SavedView(String id, String name, String query, List<String> columns) {
    }

    record Views(List<SavedView> views) {
    }

    @GetMapping
    Views list(@RequestParam @Pattern(regexp = "[a-z][a-z-]{0,59}") String list, Acting by) {
        return new Views(sql.selectFrom(VIEW).where(VIEW.USER_ID.eq(PreferenceOwner.of(by)), VIEW.LIST.eq(list)).orderBy(VIEW.NAME)
                .fetch(ViewController::shown));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    SavedView keep(@RequestParam @Pattern(regexp = "[a-z][a-z-]{0,59}") String list, @Valid @RequestBody NewView view, Acting by) {
        UUID owner = PreferenceOwner.of(by);
        if (sql.fetchCount(VIEW, VIEW.USER_ID.eq(owner), VIEW.LIST.eq(list), VIEW.NAME.ne(view.name())) >= MOST) {
            throw Refused.because(PreferenceRefusal.TOO_MANY_VIEWS, "name", MOST);
        }
        return sql.insertInto(VIEW).set(VIEW.ID, Ids.next()).set(VIEW.USER_ID, owner).set(VIEW.LIST, list).set(VIEW.NAME, view.name())
                .set(VIEW.QUERY, view.query()).set(VIEW.COLUMNS, view.columns().toArray(String[]::new))
                .onConflict(VIEW.USER_ID, VIEW.LIST, VIEW.NAME).doUpdate()
                .set(VIEW.QUERY, view.query()).set(VIEW.COLUMNS, view.columns().toArray(String[]::new))
                .returning().fetchSingle(ViewController::shown);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void drop(@PathVariable String id, Acting by) {
        if (sql.deleteFrom(VIEW).where(VIEW.ID.eq(read(id)), VIEW.USER_ID.eq(PreferenceOwner.of(by))).execute() == 0) {
            throw notFound(id);
        }
    }

    private static SavedView shown(ViewRecord row) {
        return new SavedView(ID.write(row.getId()), row.getName(), row.getQuery(), List.of(row.getColumns()));
    }

    private static UUID read(String id) {
        try {
            return ID.read(id);
        } catch (MalformedText malformed) {
            throw notFound(id);
        }
    }

    private static Refused notFound(String id) {
        return Refused.because(RequestRefusal.RECORD_NOT_FOUND, "id", id);
    }
}
