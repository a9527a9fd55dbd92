package io.hesuan.platform.sheets;

import io.hesuan.platform.access.Acting;
import org.jooq.DSLContext;

import java.util.Collection;
import java.util.Map;

/** Finds the records that people mean by a code or a name; one statement for any number of texts. */
@FunctionalInterface
public interface Lookup {

    /** By text, the id as it stands in contents; texts that mean nothing are left out. */
    Map<String, String> find(DSLContext sql, Acting reader, Collection<String> texts);
}
