package io.hesuan.platform.files;

import hesuandb.files.tables.records.AttachmentRecord;
import io.hesuan.kernel.IdFormat;
import io.hesuan.kernel.MalformedText;
import io.hesuan.platform.access.AccessRefusal;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.platform.lists.Column;
import io.hesuan.platform.lists.ListSpec;
import io.hesuan.platform.web.Refused;
import io.hesuan.platform.web.RequestRefusal;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import static hesuandb.files.Tables.ATTACHMENT;
import static hesuandb.files.Tables.CONTENT;

/** The files of records. Their list is {@code GET /api/files?f.recordType=party&f.recordId=pty_…}. */
@RestController
@RequestMapping("/api/files")
class FileController {

    static final IdFormat ID = IdFormat.of("file");

    private final DSLContext sql;
    private final WritePath writePath;
    private final Attachments attachments;
    private final FileRights rights;

    FileController(DSLContext sql, WritePath writePath, Attachments attachments, FileRights rights) {
        this.sql = sql;
        this.writePath = writePath;
        this.attachments = attachments;
        this.rights = rights;
    }

    @Configuration(proxyBeanMethods = false)
    static class Beans {
        @Bean
        ListSpec listOfFiles(FileRights rights) {
            return new ListSpec("files", "file", null, ATTACHMENT, ATTACHMENT.ID, ID, null, (reader, none) -> rights.visibleTo(reader), "-createdAt", List.of(
                    Column.text("name", ATTACHMENT.NAME, 260),
                    Column.text("mediaType", ATTACHMENT.MEDIA_TYPE, 150),
                    Column.number("size", ATTACHMENT.SIZE, 100),
                    Column.text("createdBy", ATTACHMENT.CREATED_BY, 120),
                    Column.instant("createdAt", ATTACHMENT.CREATED_AT),
                    Column.choice("recordType", ATTACHMENT.RECORD_TYPE, 110, List.of()).hidden(),
                    Column.reference("recordId", ATTACHMENT.RECORD_ID, ID)
                            .showing(row -> rights.recordId(row.get(ATTACHMENT.RECORD_TYPE), row.get(ATTACHMENT.RECORD_ID)))));
        }
    }

    /** @param size in bytes */
    record StoredFile(String id, String name, String mediaType, long size, Instant createdAt) {
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    StoredFile attach(@RequestParam String recordType, @RequestParam String recordId, @RequestPart MultipartFile file, Acting by) throws IOException {
        UUID record = rights.record(recordType, recordId, by).orElseThrow(() -> notFound(recordId));
        mustChange(recordType, by);
        String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename().strip();
        byte[] bytes = file.getSize() > FileRules.LARGEST ? new byte[FileRules.LARGEST + 1] : file.getBytes();
        String mediaType = MediaTypes.of(bytes, name);
        FileRules.check(name, bytes, mediaType).ifPresent(refused -> {
            throw new Refused(refused);
        });
        var attached = Refused.unlessDone(writePath.one(attachments.attach, Call.of(by, new Attachments.Attach(recordType, record, name, mediaType, bytes))));
        return shown(sql.fetchSingle(ATTACHMENT, ATTACHMENT.ID.eq(attached.id())));
    }

    /** The bytes. Headers keep a browser from running anything that a file may hold. */
    @GetMapping("/{id}/content")
    ResponseEntity<byte[]> content(@PathVariable String id, Acting reader) {
        AttachmentRecord row = find(id, reader);
        byte[] bytes = sql.select(CONTENT.BYTES).from(CONTENT).where(CONTENT.SHA256.eq(row.getSha256())).fetchSingle(CONTENT.BYTES);
        boolean shown = MediaTypes.SHOWN.contains(row.getMediaType());
        var disposition = (shown ? ContentDisposition.inline() : ContentDisposition.attachment()).filename(row.getName(), StandardCharsets.UTF_8).build();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(shown ? row.getMediaType() : MediaTypes.UNKNOWN))
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header(HttpHeaders.CACHE_CONTROL, "private, max-age=3600")
                .body(bytes);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void detach(@PathVariable String id, Acting by) {
        AttachmentRecord row = find(id, by);
        mustChange(row.getRecordType(), by);
        Refused.unlessDone(writePath.one(attachments.detach, Call.of(by, new Attachments.Detach(row.getId()))));
    }

    private AttachmentRecord find(String id, Acting reader) {
        try {
            return sql.selectFrom(ATTACHMENT).where(ATTACHMENT.ID.eq(ID.read(id)), rights.visibleTo(reader)).fetchOptional().orElseThrow(() -> notFound(id));
        } catch (MalformedText malformed) {
            throw notFound(id);
        }
    }

    private void mustChange(String recordType, Acting by) {
        if (!rights.mayChange(recordType, by)) {
            throw Refused.because(AccessRefusal.NOT_PERMITTED, null, rights.writing(recordType).name());
        }
    }

    private static StoredFile shown(AttachmentRecord row) {
        return new StoredFile(ID.write(row.getId()), row.getName(), row.getMediaType(), row.getSize(), row.getCreatedAt().toInstant());
    }

    private static Refused notFound(String id) {
        return Refused.because(RequestRefusal.RECORD_NOT_FOUND, "id", id);
    }
}
