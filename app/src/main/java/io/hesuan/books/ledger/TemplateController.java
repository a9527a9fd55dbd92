package io.hesuan.books.ledger;

import io.hesuan.master.company.Companies;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.platform.web.Needs;
import io.hesuan.platform.web.Refused;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jooq.DSLContext;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;

import static hesuandb.ledger.Tables.TEMPLATE;

/** Templates of a company's vouchers: rent, wages, depreciation. */
@RestController
@RequestMapping("/api/books/{companyId}/voucher-templates")
class TemplateController {

    private final DSLContext sql;
    private final JsonMapper json;
    private final WritePath writePath;
    private final LedgerReports reports;
    private final VoucherTemplates templates;

    TemplateController(DSLContext sql, JsonMapper json, WritePath writePath, LedgerReports reports, VoucherTemplates templates) {
        this.sql = sql;
        this.json = json;
        this.writePath = writePath;
        this.reports = reports;
        this.templates = templates;
    }

    /** A line as a new voucher begins with it: account by its code, amounts as typed or empty, dimensions with their names. */
    record TemplateLine(@NotNull @Size(max = 500) String memo, @NotNull @Size(max = 40) String account, @NotNull @Size(max = 30) String debit, @NotNull @Size(max = 30) String credit,
                        @NotNull List<DimensionNames.Value> dimensions, @NotNull @Size(max = 40) String cashFlow) {
    }

    record NewTemplate(@NotBlank @Size(max = 60) String name, @NotNull @Valid @Size(min = 1, max = 200) List<@NotNull TemplateLine> lines) {
    }

    record Template(String id, String name, List<TemplateLine> lines) {
    }

    record TemplatePage(List<Template> templates) {
    }

    @GetMapping
    @Needs("ledger.read")
    TemplatePage list(@PathVariable String companyId, Acting reader) {
        CompanyBook book = reports.bookOf(companyId, reader);
        return new TemplatePage(sql.selectFrom(TEMPLATE).where(TEMPLATE.COMPANY_ID.eq(book.companyId())).orderBy(TEMPLATE.NAME).stream()
                .map(row -> new Template(VoucherTemplates.ID.write(row.getId()), row.getName(), List.of(json.readValue(row.getLines().data(), TemplateLine[].class)))).toList());
    }

    @PostMapping
    @Needs("ledger.post")
    @ResponseStatus(HttpStatus.CREATED)
    VoucherTemplates.TemplateKept keep(@PathVariable String companyId, @RequestBody @Valid NewTemplate template,
                                       @RequestHeader(name = "Idempotency-Key", required = false) String key, Acting by) {
        CompanyBook book = reports.bookOf(companyId, by);
        return Refused.unlessDone(writePath.one(templates.keeping(), new Call<>(by, key, new VoucherTemplates.KeepTemplate(book.companyId(), template.name(), template.lines()))));
    }

    @DeleteMapping("/{id}")
    @Needs("ledger.post")
    VoucherTemplates.TemplateKept drop(@PathVariable String companyId, @PathVariable String id, Acting by) {
        return Refused.unlessDone(writePath.one(templates.dropping(), new Call<>(by, null,
                new VoucherTemplates.DropTemplate(VoucherController.read(Companies.ID, companyId), VoucherController.read(VoucherTemplates.ID, id)))));
    }
}
