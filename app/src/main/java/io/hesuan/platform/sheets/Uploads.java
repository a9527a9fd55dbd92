package io.hesuan.platform.sheets;

import hesuandb.sheets.tables.records.LoadedRecord;
import hesuandb.sheets.tables.records.ProblemRecord;
import hesuandb.sheets.tables.records.UploadRecord;
import io.hesuan.kernel.IdFormat;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.retention.Perishable;
import io.hesuan.platform.web.Refused;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static hesuandb.sheets.Tables.LOADED;
import static hesuandb.sheets.Tables.PROBLEM;
import static hesuandb.sheets.Tables.UPLOAD;
import static java.time.ZoneOffset.UTC;

/** Uploads and what became of their rows, in the database. */
@Component
class Uploads implements Perishable {

    static final IdFormat ID = IdFormat.of("imp");

    /** How the rows of a file were judged. */
    record Counts(int created, int changed, int unchanged, int refused) {
        Counts plus(Counts other) {
            return new Counts(created + other.created, changed + other.changed, unchanged + other.unchanged, refused + other.refused);
        }

        static final Counts NONE = new Counts(0, 0, 0, 0);
    }

    private final DSLContext sql;
    private final JsonMapper json;

    Uploads(DSLContext sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** A file is kept for a year: so long its load can be undone, as far as its records are as it left them. */
    @Override
    public int forget(Instant now) {
        var old = DSL.select(UPLOAD.ID).from(UPLOAD).where(UPLOAD.CREATED_AT.lt(now.minus(Duration.ofDays(365)).atOffset(UTC)));
        sql.deleteFrom(PROBLEM).where(PROBLEM.UPLOAD_ID.in(old)).execute();
        sql.deleteFrom(LOADED).where(LOADED.UPLOAD_ID.in(old)).execute();
        return sql.deleteFrom(UPLOAD).where(UPLOAD.ID.in(old)).execute();
    }

    void insert(UploadRecord row) {
        sql.executeInsert(row);
    }

    /** The upload, if it is the reader's own. */
    UploadRecord row(UUID id, Acting reader) {
        UploadRecord row = sql.selectFrom(UPLOAD).where(UPLOAD.ID.eq(id), UPLOAD.USER_ID.isNotDistinctFrom(reader.userId())).fetchOne();
        if (row == null) {
            throw Refused.because(SheetRefusal.IMPORT_NOT_FOUND, "id", ID.write(id));
        }
        return row;
    }

    Upload find(UUID id, Acting reader) {
        UploadRecord row = row(id, reader);
        return new Upload(id, row.getRecord(), row.getFileName(), row.getContent(), row.getHeaderRow(), List.of(row.getHeadings()), mapping(row),
                row.getRowCount(), row.getState(), row.getRefused());
    }

    Map<String, String> mapping(UploadRecord row) {
        return json.readValue(row.getMapping().data(), new TypeReference<Map<String, String>>() { });
    }

    JSONB jsonb(Object value) {
        return JSONB.jsonb(json.writeValueAsString(value));
    }

    void map(UUID id, Map<String, String> mapping) {
        sql.update(UPLOAD).set(UPLOAD.MAPPING, jsonb(mapping)).set(UPLOAD.STATE, "uploaded").where(UPLOAD.ID.eq(id)).execute();
    }

    void judged(UUID id, String state, Counts counts) {
        sql.update(UPLOAD).set(UPLOAD.STATE, state).set(UPLOAD.NEW_ROWS, counts.created()).set(UPLOAD.CHANGED, counts.changed())
                .set(UPLOAD.UNCHANGED, counts.unchanged()).set(UPLOAD.REFUSED, counts.refused()).where(UPLOAD.ID.eq(id)).execute();
    }

    void state(UUID id, String state) {
        sql.update(UPLOAD).set(UPLOAD.STATE, state).where(UPLOAD.ID.eq(id)).execute();
    }

    void forgetProblems(UUID id) {
        sql.deleteFrom(PROBLEM).where(PROBLEM.UPLOAD_ID.eq(id)).execute();
    }

    void problems(List<ProblemRecord> problems) {
        if (!problems.isEmpty()) {
            sql.insertInto(PROBLEM, PROBLEM.UPLOAD_ID, PROBLEM.ROW_NUMBER, PROBLEM.HEADING, PROBLEM.CODE, PROBLEM.ARGUMENTS)
                    .valuesOfRecords(problems.stream().map(problem -> problem.into(PROBLEM.UPLOAD_ID, PROBLEM.ROW_NUMBER, PROBLEM.HEADING, PROBLEM.CODE,
                            PROBLEM.ARGUMENTS)).toList()).execute();
        }
    }

    ProblemRecord problem(UUID upload, int row, String heading, String code, List<?> arguments) {
        var problem = new ProblemRecord();
        problem.setUploadId(upload);
        problem.setRowNumber(row);
        problem.setHeading(heading);
        problem.setCode(code);
        problem.setArguments(jsonb(arguments.stream().map(String::valueOf).toList()));
        return problem;
    }

    List<ProblemRecord> problemsOf(UUID id, int limit) {
        return sql.selectFrom(PROBLEM).where(PROBLEM.UPLOAD_ID.eq(id)).orderBy(PROBLEM.ROW_NUMBER, PROBLEM.ID).limit(limit).fetch();
    }

    List<Object> arguments(ProblemRecord problem) {
        return json.readValue(problem.getArguments().data(), new TypeReference<List<Object>>() { });
    }

    void loaded(List<LoadedRecord> rows) {
        if (!rows.isEmpty()) {
            sql.insertInto(LOADED).set(rows).execute();
        }
    }

    /** What a load did, last row first, a part at a time. */
    List<LoadedRecord> loadedBefore(UUID id, int row, int limit) {
        return sql.selectFrom(LOADED).where(LOADED.UPLOAD_ID.eq(id), LOADED.ROW_NUMBER.lt(row)).orderBy(LOADED.ROW_NUMBER.desc()).limit(limit).fetch();
    }

    void forgetLoaded(UUID id) {
        sql.deleteFrom(LOADED).where(LOADED.UPLOAD_ID.eq(id)).execute();
    }
}
