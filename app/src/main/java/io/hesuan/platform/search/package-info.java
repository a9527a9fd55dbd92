/**
 * How people find things: by words of the name, by code, and by pinyin, whole or initials ({@code hzjt} finds 杭州集团).
 * A room stores {@link io.hesuan.platform.search.SearchText} beside its record and indexes it by trigrams.
 */
@ApplicationModule(displayName = "Search", allowedDependencies = {"platform.access", "platform.lists"})
package io.hesuan.platform.search;

import org.springframework.modulith.ApplicationModule;
