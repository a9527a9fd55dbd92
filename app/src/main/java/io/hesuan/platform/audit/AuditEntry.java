package io.hesuan.platform.audit;

import java.util.UUID;

/**
 * One deed on one record.
 *
 * @param action     lower-case verb: {@code create}, {@code change}, {@code delete}, {@code read}, {@code sign-in} …
 * @param recordType singular noun as in permissions: {@code party}
 * @param title      what people call the record, at the time of the deed
 * @param companyId  null where the record belongs to no company
 * @param before     the record as JSON before the deed, null when it was not there; no secrets, no personal data in clear
 * @param after      the record as JSON after the deed, null when it is gone or was only read
 */
public record AuditEntry(String action, String recordType, UUID recordId, String title, UUID companyId, String before, String after) {

    public static AuditEntry of(String action, String recordType, UUID recordId, String title) {
        return new AuditEntry(action, recordType, recordId, title, null, null, null);
    }

    public AuditEntry inCompany(UUID company) {
        return new AuditEntry(action, recordType, recordId, title, company, before, after);
    }

    public AuditEntry changing(String from, String to) {
        return new AuditEntry(action, recordType, recordId, title, companyId, from, to);
    }
}
