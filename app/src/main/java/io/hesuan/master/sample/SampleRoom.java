package io.hesuan.master.sample;

import java.util.Map;

/** A room above that adds its own to the sample companies, in the transaction that brings them: a bean of that room, asked in the order of {@code @Order}. */
public interface SampleRoom {

    /** @param ids of all sample records by kind and code, as {@code party:C0001} or {@code company:HJJ} */
    void fill(Map<String, String> ids);
}
