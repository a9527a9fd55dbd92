/**
 * Spreadsheets in and out. Every list can be taken away as CSV or Excel; records come in from CSV and Excel, looked at as
 * a whole first, with all that is wrong at once, through the same write path as everything else, and can be undone.
 *
 * <p>Words: a <em>sheet</em> says which columns a kind of record has in a file; an <em>upload</em> is a file as it came; the
 * <em>mapping</em> says which heading of the file is which column; a <em>check</em> is a dry run of the whole file.
 *
 * <p>Invariants: a row is loaded once, whatever happens to the node meanwhile; undoing restores everything or nothing.
 */
@ApplicationModule(displayName = "Sheets", allowedDependencies = {"platform.access", "platform.audit", "platform.batching", "platform.jobs",
        "platform.lists", "platform.records", "platform.retention", "platform.web"})
package io.hesuan.platform.sheets;

import org.springframework.modulith.ApplicationModule;
