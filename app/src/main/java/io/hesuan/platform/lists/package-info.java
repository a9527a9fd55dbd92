/**
 * Lists of records: one mechanism for every table that people look at. A room describes its list once (columns, filters,
 * who may see which rows); paging, filtering, sorting, counting and export follow from that.
 *
 * <p>Pages are cut by key, never by offset, so page 10,000 costs what page 1 does; counts stop at 10,000.
 *
 * <p>Words: a <em>list spec</em> is the description; a <em>cursor</em> is the place where the next page begins.
 */
@ApplicationModule(displayName = "Lists", allowedDependencies = {"platform.access", "platform.web"})
package io.hesuan.platform.lists;

import org.springframework.modulith.ApplicationModule;
