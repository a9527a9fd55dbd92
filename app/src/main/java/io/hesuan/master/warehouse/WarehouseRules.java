package io.hesuan.master.warehouse;

import io.hesuan.kernel.Outcome;
import io.hesuan.master.company.Companies;
import io.hesuan.master.party.Parties;
import io.hesuan.platform.records.RecordSpec.Draft;
import io.hesuan.platform.records.Reference;
import io.hesuan.platform.records.Saved;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What must be true of warehouses and bins, in order of precedence. Pure. */
final class WarehouseRules {

    private WarehouseRules() {
    }

    /** A code within its owner: a company for warehouses, a warehouse for bins. */
    record Place(UUID owner, String code) {
    }

    /**
     * @param taken     who has a code: stored warehouses, and the first draft of this batch that asks for it
     * @param companies that exist
     * @param parties   that exist
     */
    static Optional<Outcome.Refused<Saved>> warehouse(Draft<Warehouse> draft, Map<Place, UUID> taken, Set<UUID> companies, Set<UUID> parties) {
        Warehouse warehouse = draft.content();
        var wrongKind = Reference.wrongKind(Companies.ID, warehouse.companyId(), "companyId")
                .or(() -> Reference.wrongKind(Parties.ID, warehouse.partyId(), "partyId"));
        if (wrongKind.isPresent()) {
            return wrongKind;
        }
        UUID company = Companies.ID.read(warehouse.companyId());
        if (!companies.contains(company)) {
            return refused(WarehouseRefusal.COMPANY_UNKNOWN, "companyId", warehouse.companyId());
        }
        if (draft.before() != null && !draft.before().companyId().equals(warehouse.companyId())) {
            return refused(WarehouseRefusal.WAREHOUSE_COMPANY_IS_FIXED, "companyId");
        }
        if (!taken.getOrDefault(new Place(company, warehouse.code()), draft.id()).equals(draft.id())) {
            return refused(WarehouseRefusal.WAREHOUSE_CODE_TAKEN, "code", warehouse.code());
        }
        if (!warehouse.partyId().isEmpty() && !parties.contains(Parties.ID.read(warehouse.partyId()))) {
            return refused(WarehouseRefusal.WAREHOUSE_PARTY_UNKNOWN, "partyId", warehouse.partyId());
        }
        if (warehouse.isKeptByOthers() && warehouse.partyId().isEmpty()) {
            return refused(WarehouseRefusal.WAREHOUSE_KIND_NEEDS_A_PARTY, "partyId");
        }
        return Optional.empty();
    }

    /**
     * @param taken     who has a code: stored bins, and the first draft of this batch that asks for it
     * @param companies of each warehouse that exists, its company; one that the writer has no right in counts as unknown
     */
    static Optional<Outcome.Refused<Saved>> bin(Draft<Bin> draft, Map<Place, UUID> taken, Map<UUID, UUID> companies) {
        Bin bin = draft.content();
        var wrongKind = Reference.wrongKind(Warehouses.ID, bin.warehouseId(), "warehouseId");
        if (wrongKind.isPresent()) {
            return wrongKind;
        }
        UUID warehouse = Warehouses.ID.read(bin.warehouseId());
        UUID company = companies.get(warehouse);
        if (company == null || !draft.by().warehouses(Warehouses.WRITE).covers(company, warehouse)) {
            return refused(WarehouseRefusal.WAREHOUSE_UNKNOWN, "warehouseId", bin.warehouseId());
        }
        if (draft.before() != null && !draft.before().warehouseId().equals(bin.warehouseId())) {
            return refused(WarehouseRefusal.BIN_WAREHOUSE_IS_FIXED, "warehouseId");
        }
        if (!taken.getOrDefault(new Place(warehouse, bin.code()), draft.id()).equals(draft.id())) {
            return refused(WarehouseRefusal.BIN_CODE_TAKEN, "code", bin.code());
        }
        if (!bin.maxWeightKg().isEmpty() && new BigDecimal(bin.maxWeightKg()).signum() == 0) {
            return refused(WarehouseRefusal.BIN_MAX_WEIGHT_IS_ZERO, "maxWeightKg");
        }
        return Optional.empty();
    }

    private static Optional<Outcome.Refused<Saved>> refused(WarehouseRefusal refusal, String field, Object... arguments) {
        return Optional.of(new Outcome.Refused<>(refusal, field, List.of(arguments)));
    }
}
