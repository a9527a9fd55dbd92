package io.hesuan.books.inventory;

import io.hesuan.platform.numbering.Numbering;
import io.hesuan.platform.records.RecordSpec.Draft;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Numbers for documents to which nobody gave one; and what only the house may say of a document stays as it was. */
@Component
class DocumentNumbers {

    private final Numbering numbering;

    DocumentNumbers(Numbering numbering) {
        this.numbering = numbering;
    }

    <T> List<Draft<T>> numbered(DSLContext sql, List<Draft<T>> drafts, String series, Table<?> table, Field<String> number, Function<T, String> numberOf,
                                BiFunction<T, String, T> with) {
        int missing = (int) drafts.stream().filter(draft -> numberOf.apply(draft.content()).isBlank()).count();
        Deque<String> free = numbering.take(sql, series, missing, candidates -> new HashSet<>(
                sql.select(number).from(table).where(number.eq(DSL.any(candidates.toArray(String[]::new)))).fetch(number)));
        return drafts.stream().map(draft -> numberOf.apply(draft.content()).isBlank() ? draft.with(with.apply(draft.content(), free.remove())) : draft).toList();
    }
}
