/**
 * Files that belong to records: pictures of an item, an inspection report, a signed contract. The bytes are kept once per
 * content in the database itself, so that they commit with their record and stand in every backup.
 *
 * <p>Words: a <em>content</em> is bytes under their SHA-256; an <em>attachment</em> is a content under a name at a record.
 *
 * <p>Invariants: a file has at most 10 MB; its type is what its bytes say, never what its sender says; a picture has at most
 * 50 million points; whoever may read a record may read its files, whoever may write it may attach and detach.
 */
@ApplicationModule(displayName = "Files", allowedDependencies = {"platform.access", "platform.audit", "platform.batching", "platform.lists", "platform.web"})
package io.hesuan.platform.files;

import org.springframework.modulith.ApplicationModule;
