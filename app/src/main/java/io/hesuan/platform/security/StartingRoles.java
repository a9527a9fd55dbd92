package io.hesuan.platform.security;

import hesuandb.security.tables.records.RoleRecord;
import io.hesuan.kernel.Ids;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.audit.AuditEntry;
import io.hesuan.platform.batching.Writing;
import io.hesuan.platform.search.SearchText;
import io.hesuan.platform.web.Sentences;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import static hesuandb.security.Tables.ROLE;
import static java.time.ZoneOffset.UTC;

/**
 * The roles that a new house begins with, one for each real job. Some rules name records of rooms that are still to come:
 * they match nothing until then. After the first start the roles belong to the administrator.
 */
@Component
public class StartingRoles {

    private static final String PERSONAL = "personal-data.read";

    private final Sentences sentences;

    StartingRoles(Sentences sentences) {
        this.sentences = sentences;
    }

    static Map<String, List<String>> rules() {
        Map<String, List<String>> rules = new LinkedHashMap<>();
        rules.put(Users.ADMINISTRATOR, List.of("*", PERSONAL));
        rules.put("controller", List.of("*.read", "company.*", "party.*", "item.*", "category.*", "warehouse.*", "account.*", "ledger.*",
                "claim.*", "fact.*", "posting-rule.*", "stock.*", "stock-cost.*", "count.*", "transfer.*", "adjustment.*", "late-cost.*", "import.*", "job.*", "file.*", PERSONAL));
        rules.put("accountant", List.of("*.read", "party.write", "ledger.post", "claim.*", "late-cost.*", "import.*", "job.*", "file.*", PERSONAL));
        rules.put("e-commerce-operator", List.of("company.read", "party.read", "item.*", "category.*", "warehouse.read", "channel.*", "order.*", "stock.read",
                "stock.reserve", "quota.*",
                "promotion.*", "import.*", "job.*", "file.*"));
        rules.put("warehouse-keeper", List.of("company.read", "party.read", "item.read", "category.read", "warehouse.*", "bin.*", "stock.*", "lot.write",
                "transfer.*", "count.write", "adjustment.*",
                "receipt.*", "shipment.*", "job.read", "file.*"));
        rules.put("planner", List.of("company.read", "party.read", "item.read", "category.read", "warehouse.read", "stock.read", "plan.*",
                "work-order.*", "import.*", "job.*", "file.*"));
        rules.put("inspector", List.of("company.read", "party.read", "item.read", "category.read", "warehouse.read", "stock.read",
                "inspection.*", "lot.*", "file.*"));
        rules.put("buyer", List.of("company.read", "party.*", "item.read", "category.read", "warehouse.read", "stock.read", "purchase-order.*",
                "supplier.*", "import.*", "job.*", "file.*", PERSONAL));
        rules.put("supplier", List.of("supplier-portal.*"));
        rules.put("retailer", List.of("retailer-portal.*"));
        rules.put("manager", List.of("*.read", PERSONAL));
        rules.put("auditor", List.of("*.read", PERSONAL));
        return rules;
    }

    /** @return by code, what the role is called in Chinese */
    public Map<String, String> write(Writing writing, Acting by) {
        Map<String, String> names = new LinkedHashMap<>();
        List<RoleRecord> rows = new ArrayList<>();
        rules().forEach((code, rules) -> {
            var row = writing.sql().newRecord(ROLE);
            row.setId(Ids.next());
            row.setVersion(1);
            row.setChangedAt(writing.now().atOffset(UTC));
            row.setCode(code);
            row.setName(sentences.say(Locale.SIMPLIFIED_CHINESE, "role." + code));
            row.setNameEn(sentences.say(Locale.ENGLISH, "role." + code));
            row.setRules(rules.toArray(String[]::new));
            row.setSearchText(SearchText.of(code, row.getName(), row.getNameEn()));
            rows.add(row);
            names.put(code, row.getName());
            writing.audit(by, AuditEntry.of("create", "role", row.getId(), code + " " + row.getName()));
        });
        writing.sql().insertInto(ROLE).set(rows).execute();
        return names;
    }
}
