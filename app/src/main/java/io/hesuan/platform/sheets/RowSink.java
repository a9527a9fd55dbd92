package io.hesuan.platform.sheets;

import java.io.IOException;
import java.util.List;

/** Where rows of a file go, one by one. Values are null, text, or numbers as {@code BigDecimal} or {@code Integer}. */
interface RowSink extends AutoCloseable {

    void accept(List<Object> values) throws IOException;

    @Override
    void close() throws IOException;
}
