package io.hesuan.books.inventory;

import io.hesuan.books.stock.StockIds;
import io.hesuan.books.stock.StockRights;
import io.hesuan.kernel.Ids;
import io.hesuan.master.catalog.Catalog;
import io.hesuan.master.sample.SampleRoom;
import io.hesuan.master.warehouse.Warehouses;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.Mode;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.platform.records.RecordSpec;
import io.hesuan.platform.records.Records;
import io.hesuan.platform.records.Save;
import org.jooq.DSLContext;
import org.jooq.UpdatableRecord;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Fills the warehouses of the sample companies, from {@code sample/stock.json}: opening stock with lots old and new, samples and
 * scrap, a transfer that arrived and one under way, a count that waits for approval. All of it goes through the documents that
 * people use. Days stand there as months before this one.
 */
@Component
@Order(200)
@ConditionalOnProperty("hesuan.sample")
class SampleStock implements SampleRoom {

    private static final Acting KEEPER = Acting.house("sample", Set.of(StockRights.READ, InventoryRights.ADJUST, InventoryRights.TRANSFER, InventoryRights.COUNT,
            InventoryRights.APPROVE_COUNT));

    private record Goods(String item, String lot, Integer madeDaysAgo, String quantity, String value, String bin, String fromBin, String toBin) {
    }

    private record Receipt(String company, String kind, String warehouse, int monthsAgo, int day, String memo, List<Goods> lines) {
    }

    private record Journey(String company, String from, String to, int monthsAgo, int day, String memo, boolean received, List<Goods> lines) {
    }

    private record Look(int line, String difference) {
    }

    private record Stocktaking(String company, String warehouse, boolean blind, String tolerance, String memo, List<Look> looks) {
    }

    private record Sample(List<Receipt> adjustments, List<Journey> transfers, List<Stocktaking> counts) {
    }

    private final DSLContext sql;
    private final JsonMapper json;
    private final WritePath writePath;
    private final Records records;
    private final AdjustmentSpec adjustmentSpec;
    private final TransferSpec transferSpec;
    private final StockCountSpec countSpec;
    private final SampleSteps steps;

    SampleStock(DSLContext sql, JsonMapper json, WritePath writePath, Records records, AdjustmentSpec adjustmentSpec, TransferSpec transferSpec, StockCountSpec countSpec,
                SampleSteps steps) {
        this.sql = sql;
        this.json = json;
        this.writePath = writePath;
        this.records = records;
        this.adjustmentSpec = adjustmentSpec;
        this.transferSpec = transferSpec;
        this.countSpec = countSpec;
        this.steps = steps;
    }

    @Override
    public void fill(Map<String, String> ids) {
        Sample sample = read();
        var bins = bins();
        for (Receipt receipt : sample.adjustments) {
            String warehouse = ids.get("warehouse:" + receipt.warehouse);
            UUID id = save(adjustmentSpec, new Adjustment(ids.get("company:" + receipt.company), "", receipt.kind, day(receipt.monthsAgo, receipt.day), warehouse, receipt.memo,
                    receipt.lines.stream().map(goods -> new Adjustment.Line(ids.get("item:" + goods.item), bins.getOrDefault(warehouse + goods.bin, ""), text(goods.lot),
                            goods.madeDaysAgo == null ? null : LocalDate.now().minusDays(goods.madeDaysAgo), null, goods.quantity, text(goods.value))).toList(), null, null, "", null, null));
            run(steps.adjustments.posting(), new PostDocument(id));
        }
        for (Journey journey : sample.transfers) {
            String from = ids.get("warehouse:" + journey.from);
            UUID id = save(transferSpec, new Transfer(ids.get("company:" + journey.company), "", day(journey.monthsAgo, journey.day), from, ids.get("warehouse:" + journey.to),
                    journey.memo, journey.lines.stream().map(goods -> new Transfer.Line(ids.get("item:" + goods.item), text(goods.lot),
                    bins.getOrDefault(from + goods.fromBin, ""), "", goods.quantity)).toList(), null));
            run(steps.transfers.dispatching(), new PostDocument(id));
            if (journey.received) {
                List<ReceiveTransfer.Line> arrived = new ArrayList<>();
                journey.lines.forEach(goods -> arrived.add(new ReceiveTransfer.Line(arrived.size() + 1, DocumentLines.millionths(goods.quantity), 0)));
                run(steps.transfers.receiving(), new ReceiveTransfer(id, day(journey.monthsAgo, journey.day + 2), arrived));
            }
        }
        sample.counts.forEach(count -> count(count, ids));
    }

    private void count(Stocktaking count, Map<String, String> ids) {
        UUID id = save(countSpec, new StockCount(ids.get("company:" + count.company), "", LocalDate.now(), ids.get("warehouse:" + count.warehouse), "", count.blind,
                count.tolerance, count.memo, null, null, null));
        List<CountSheet.Line> lines = steps.sheet.of(id, KEEPER).lines();
        for (Look look : count.looks) {
            CountSheet.Line line = lines.get(look.line);
            UUID place = line.placeId().startsWith(Warehouses.ID.prefix() + "_") ? Warehouses.ID.read(line.placeId()) : Warehouses.BIN_ID.read(line.placeId());
            run(steps.counting.recording(), new RecordCount(id, Ids.next(), place, Catalog.ITEM_ID.read(line.itemId()),
                    line.lotId() == null ? CountRows.NONE : StockIds.LOT.read(line.lotId()),
                    DocumentLines.millionths(new BigDecimal(line.book()).add(new BigDecimal(look.difference)).toPlainString()), Instant.now()));
        }
    }

    private <T, R extends UpdatableRecord<R>> UUID save(RecordSpec<T, R> spec, T content) {
        return spec.idFormat().read(run(records.saving(spec), new Save<>(null, null, content)).id());
    }

    private <C, R> R run(UseCase<C, R> useCase, C command) {
        return writePath.all(useCase, List.of(Call.of(KEEPER, command)), Mode.REAL).getFirst().orElseThrow();
    }

    /** By the id of the warehouse and the code of the bin. */
    private Map<String, String> bins() {
        Map<String, String> bins = new HashMap<>();
        sql.fetch("SELECT id, warehouse_id, code FROM warehouse.bin_view").forEach(row ->
                bins.put(Warehouses.ID.write(row.get("warehouse_id", UUID.class)) + row.get("code", String.class), Warehouses.BIN_ID.write(row.get("id", UUID.class))));
        return bins;
    }

    private static LocalDate day(int monthsAgo, int day) {
        LocalDate wanted = YearMonth.now().minusMonths(monthsAgo).atDay(day);
        return wanted.isAfter(LocalDate.now()) ? LocalDate.now() : wanted;
    }

    private static String text(String given) {
        return given == null ? "" : given;
    }

    private Sample read() {
        try {
            return json.readValue(new ClassPathResource("sample/stock.json").getContentAsString(StandardCharsets.UTF_8), Sample.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("sample/stock.json", unreadable);
        }
    }
}
