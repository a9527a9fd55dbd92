package io.hesuan.platform.search;

import io.hesuan.platform.access.Acting;

import java.util.List;

/** A room whose records have neither name nor code says with a bean how the box for everything finds them. */
public interface RecordFinder {

    /** Those that the reader may see, at most so many; one statement that an index serves. @param words never empty */
    List<Hit> find(String words, int most, Acting reader);
}
