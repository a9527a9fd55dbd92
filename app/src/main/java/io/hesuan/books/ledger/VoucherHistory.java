package io.hesuan.books.ledger;

import io.hesuan.platform.audit.Audited;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.UUID;

import static hesuandb.ledger.Tables.ENTRY;

/** Who may read a voucher may read who posted and reversed it; who may post may attach files. */
@Component
class VoucherHistory implements Audited {

    @Override
    public List<Kind> kinds() {
        return List.of(new Kind("voucher", Journal.ENTRY_ID, (reader, id) -> {
            var scope = reader.companies(Journal.READ);
            return scope.all() ? DSL.trueCondition() : DSL.exists(DSL.selectOne().from(ENTRY).where(ENTRY.ID.eq(id),
                    ENTRY.COMPANY_ID.eq(DSL.any(scope.companies().toArray(UUID[]::new)))));
        }, Journal.POST));
    }
}
