package io.hesuan.books.ledger;

import io.hesuan.kernel.IdFormat;
import io.hesuan.kernel.Ids;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.access.InCompany;
import io.hesuan.platform.audit.AuditEntry;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.Writing;
import io.hesuan.platform.web.RequestRefusal;
import org.jooq.JSONB;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import static hesuandb.ledger.Tables.TEMPLATE;

/** Keeps lines of vouchers under a name, to begin new vouchers with; one saved under a name that is there replaces it. */
@Component
class VoucherTemplates {

    static final IdFormat ID = IdFormat.of("vtp");

    private final JsonMapper json;

    VoucherTemplates(JsonMapper json) {
        this.json = json;
    }

    record KeepTemplate(UUID companyId, String name, List<TemplateController.TemplateLine> lines) implements InCompany {
    }

    record DropTemplate(UUID companyId, UUID id) implements InCompany {
    }

    record TemplateKept(String id) {
    }

    UseCase<KeepTemplate, TemplateKept> keeping() {
        return new UseCase<>("voucher-template.keep", TemplateKept.class, Journal.POST, this::keep);
    }

    UseCase<DropTemplate, TemplateKept> dropping() {
        return new UseCase<>("voucher-template.drop", TemplateKept.class, Journal.POST, this::drop);
    }

    private List<Outcome<TemplateKept>> keep(Writing writing, List<Call<KeepTemplate>> calls) {
        List<Outcome<TemplateKept>> outcomes = new ArrayList<>();
        for (Call<KeepTemplate> call : calls) { // people keep one at a time, by hand
            KeepTemplate template = call.command();
            UUID id = writing.sql().insertInto(TEMPLATE, TEMPLATE.ID, TEMPLATE.COMPANY_ID, TEMPLATE.NAME, TEMPLATE.LINES, TEMPLATE.CHANGED_AT)
                    .values(Ids.next(), template.companyId(), template.name(), JSONB.valueOf(json.writeValueAsString(template.lines())), writing.now().atOffset(ZoneOffset.UTC))
                    .onConflict(TEMPLATE.COMPANY_ID, TEMPLATE.NAME).doUpdate().setAllToExcluded().returning(TEMPLATE.ID).fetchSingle(TEMPLATE.ID);
            writing.audit(call.by(), AuditEntry.of("keep", "voucher-template", id, template.name()).inCompany(template.companyId()));
            outcomes.add(Outcome.done(new TemplateKept(ID.write(id))));
        }
        return outcomes;
    }

    private List<Outcome<TemplateKept>> drop(Writing writing, List<Call<DropTemplate>> calls) {
        List<Outcome<TemplateKept>> outcomes = new ArrayList<>();
        for (Call<DropTemplate> call : calls) { // people drop one at a time, by hand
            DropTemplate drop = call.command();
            String name = writing.sql().deleteFrom(TEMPLATE).where(TEMPLATE.ID.eq(drop.id()), TEMPLATE.COMPANY_ID.eq(drop.companyId())).returning(TEMPLATE.NAME).fetchOne(TEMPLATE.NAME);
            if (name == null) {
                outcomes.add(Outcome.refused(RequestRefusal.RECORD_NOT_FOUND, "id", ID.write(drop.id())));
            } else {
                writing.audit(call.by(), AuditEntry.of("remove", "voucher-template", drop.id(), name).inCompany(drop.companyId()));
                outcomes.add(Outcome.done(new TemplateKept(ID.write(drop.id()))));
            }
        }
        return outcomes;
    }
}
