package io.hesuan;

import io.hesuan.books.posting.PostingBench;
import io.hesuan.kernel.Ids;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.access.CompanyScope;
import io.hesuan.platform.access.Permission;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.Mode;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.platform.records.RecordSpec;
import io.hesuan.platform.records.Records;
import io.hesuan.platform.records.Save;
import org.jooq.DSLContext;
import org.jooq.UpdatableRecord;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What the bench of the books stands on: a sample company, one of its warehouses, and items made for it. */
final class GroundForBooks {

    private static final int ITEMS = 500;

    private GroundForBooks() {
    }

    static PostingBench posting(ApplicationContext house, Connection owner) {
        DSLContext sql = house.getBean(DSLContext.class);
        UUID company = (UUID) sql.fetchValue("SELECT company_id FROM ledger.book_view ORDER BY company_id LIMIT 1");
        UUID warehouse = (UUID) sql.fetchValue("SELECT id FROM warehouse.warehouse_view WHERE company_id = ? AND kind = 'own' ORDER BY code LIMIT 1", company);
        RecordSpec<?, ?> spec = house.getBeanProvider(RecordSpec.class).stream().map(each -> (RecordSpec<?, ?>) each).filter(each -> each.name().equals("item")).findFirst().orElseThrow();
        return new PostingBench(house, owner, company, warehouse, items(house, sql, spec));
    }

    /** Items like a sample one, without lots, valued by moving average. */
    static <T, R extends UpdatableRecord<R>> List<UUID> items(ApplicationContext house, DSLContext sql, RecordSpec<T, R> spec) {
        var json = house.getBean(JsonMapper.class);
        Map<Permission, CompanyScope> all = house.getBeansOfType(Permission.class).values().stream().collect(Collectors.toMap(each -> each, each -> CompanyScope.ALL, (one, same) -> one));
        var by = new Acting(Ids.next(), "bench", all, Locale.SIMPLIFIED_CHINESE, "bench");
        ObjectNode pattern = json.valueToTree(spec.content(sql.selectFrom(spec.table()).limit(1).fetchSingle()));
        pattern.put("kind", "goods");
        ((ObjectNode) pattern.get("keeping")).put("lotControl", false).put("expiryControl", false).putNull("shelfLife");
        ((ObjectNode) pattern.get("bookkeeping")).put("valuation", "moving-average");
        pattern.putArray("barcodes");
        pattern.putArray("components");
        List<Call<Save<T>>> calls = new ArrayList<>();
        for (int i = 0; i < ITEMS; i++) {
            calls.add(Call.of(by, new Save<>(null, null, json.treeToValue(pattern.deepCopy().put("code", "BENCH" + i).put("name", "bench " + i), spec.contentType()))));
        }
        return house.getBean(WritePath.class).all(house.getBean(Records.class).saving(spec), calls, Mode.REAL).stream()
                .map(outcome -> spec.idFormat().read(outcome.orElseThrow().id())).toList();
    }
}
