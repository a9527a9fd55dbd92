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
 * The roles that a new house begins with, one for each real job. Every rule gives something that is there: a room that comes
 * adds its own. After the first start the roles belong to the administrator.
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
        rules.put("controller", List.of("*.read", "company.*", "party.*", "item.*", "catalog.*", "warehouse.*", "account.*", "ledger.*", "claim.*", "fact.*",
                "posting-rule.*", "proof.*", "stock.*", "stock-cost.*", "lot.*", "quota.*", "count.*", "transfer.*", "adjustment.*", "late-cost.*", "order.*", "order-rule.*", "listing.*", "receiver.*", "return-estimate.*", "job.*", PERSONAL));
        rules.put("accountant", List.of("*.read", "party.write", "ledger.post", "return-estimate.*", "claim.*", "fact.post", "late-cost.*", "proof.*", "job.*", PERSONAL));
        rules.put("e-commerce-operator", List.of("company.read", "party.read", "item.*", "catalog.*", "warehouse.read", "stock.read", "stock.reserve", "quota.*", "order.*", "order-rule.*", "listing.*", "receiver.read", "payload.*", "channel.*", "job.*"));
        rules.put("warehouse-keeper", List.of("company.read", "party.read", "item.read", "warehouse.*", "stock.*", "lot.*", "transfer.*", "count.write", "adjustment.*", "order.read", "order.ship", "order.receive", "job.read"));
        rules.put("planner", List.of("company.read", "party.read", "item.read", "warehouse.read", "stock.read", "job.*"));
        rules.put("inspector", List.of("company.read", "party.read", "item.read", "warehouse.read", "stock.read", "lot.*"));
        rules.put("buyer", List.of("company.read", "party.*", "item.read", "warehouse.read", "stock.read", "job.*", PERSONAL));
        // their portals are still to come
        rules.put("supplier", List.of());
        rules.put("retailer", List.of());
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
