package io.hesuan.master.company;

import hesuandb.company.tables.records.EntityRecord;
import io.hesuan.platform.sheets.Sheet;
import io.hesuan.platform.sheets.SheetColumn;
import io.hesuan.platform.sheets.SheetColumn.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.List;

import static hesuandb.company.Tables.ENTITY;

/** Companies in files, one row each. */
@Configuration(proxyBeanMethods = false)
class CompanySheet {

    private static final Company BLANK = new Company("", "", "", "asbe", "general", "CNY", 1, "", "", true);

    @Bean
    Sheet<Company, EntityRecord> companiesInFiles(CompanySpec spec) {
        return new Sheet<>(spec, ENTITY.CODE, BLANK, List.of(
                SheetColumn.text("code", "HZ1").needed(),
                SheetColumn.text("name", "Example Ltd.").needed(),
                SheetColumn.text("creditCode", "91330100MA27XFY94P"),
                SheetColumn.choice("standard", Type.CHOICE, "/standard", List.of("asbe", "sme"), "list.companies.choice.standard", "asbe"),
                SheetColumn.choice("taxStatus", Type.CHOICE, "/taxStatus", List.of("general", "small"), "list.companies.choice.taxStatus", "general"),
                SheetColumn.text("currency", "CNY"),
                SheetColumn.of("fiscalStartMonth", Type.INTEGER, "/fiscalStartMonth", "1"),
                SheetColumn.text("address", ""),
                SheetColumn.text("phone", ""),
                SheetColumn.of("active", Type.FLAG, "/active", "yes")));
    }
}
