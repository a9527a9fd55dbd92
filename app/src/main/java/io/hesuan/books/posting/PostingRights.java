package io.hesuan.books.posting;

import io.hesuan.books.ledger.Journal;
import io.hesuan.books.stock.StockIds;
import io.hesuan.kernel.IdFormat;
import io.hesuan.master.catalog.Catalog;
import io.hesuan.master.company.Companies;
import io.hesuan.master.warehouse.Warehouses;
import io.hesuan.platform.access.Permission;
import io.hesuan.platform.lists.Column;
import io.hesuan.platform.lists.ListSpec;
import org.jooq.impl.DSL;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.List;

import static hesuandb.posting.Tables.FACT;
import static hesuandb.posting.Tables.MAPPING;

/** The room's id formats, permissions and lists. */
@Configuration(proxyBeanMethods = false)
public class PostingRights {

    public static final IdFormat FACT_ID = IdFormat.of("fct");
    public static final IdFormat RULE_ID = IdFormat.of("prl");
    public static final IdFormat MAPPING_ID = IdFormat.of("map");
    public static final Permission READ = new Permission("fact.read");
    public static final Permission POST = new Permission("fact.post");
    public static final Permission RULES_READ = new Permission("posting-rule.read");
    public static final Permission RULES = new Permission("posting-rule.write");

    @Bean
    Permission mayReadFacts() {
        return READ;
    }

    @Bean
    Permission mayPostFacts() {
        return POST;
    }

    @Bean
    Permission mayReadPostingRules() {
        return RULES_READ;
    }

    @Bean
    Permission mayWritePostingRules() {
        return RULES;
    }

    /** A company's own mappings; what ships is seen with the purposes. */
    @Bean
    ListSpec purposeMappingList() {
        return ListSpec.perCompany("purpose-mappings", "purpose-mapping", RULES_READ, MAPPING, MAPPING.ID, MAPPING_ID, MAPPING.COMPANY_ID, null, "purpose", List.of(
                Column.text("purpose", MAPPING.PURPOSE, 220),
                Column.reference("categoryId", MAPPING.CATEGORY_ID, Catalog.CATEGORY_ID),
                Column.reference("channelId", MAPPING.CHANNEL_ID, StockIds.CHANNEL),
                Column.reference("warehouseId", MAPPING.WAREHOUSE_ID, Warehouses.ID),
                Column.reference("accountId", MAPPING.ACCOUNT_ID, Journal.ACCOUNT_ID),
                Column.reference("companyId", MAPPING.COMPANY_ID, Companies.ID),
                Column.instant("changedAt", MAPPING.CHANGED_AT)));
    }

    /** Newest first; a fact leads to its page, and from there to its voucher. */
    @Bean
    ListSpec factList() {
        return ListSpec.perCompany("facts", "fact", READ, FACT, FACT.ID, FACT_ID, FACT.COMPANY_ID,
                DSL.lower(DSL.concat(FACT.DOCUMENT_NUMBER, DSL.val(" "), FACT.MEMO)), "-occurredOn", List.of(
                        Column.date("occurredOn", FACT.OCCURRED_ON),
                        Column.text("type", FACT.TYPE, 170),
                        Column.text("documentType", FACT.DOCUMENT_TYPE, 120),
                        Column.text("documentNumber", FACT.DOCUMENT_NUMBER, 160),
                        Column.text("memo", FACT.MEMO, 300),
                        Column.reference("entryId", FACT.ENTRY_ID, Journal.ENTRY_ID),
                        Column.reference("companyId", FACT.COMPANY_ID, Companies.ID),
                        Column.instant("recordedAt", FACT.RECORDED_AT)));
    }
}
