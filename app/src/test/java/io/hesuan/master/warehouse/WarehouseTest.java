package io.hesuan.master.warehouse;

import io.hesuan.master.company.Companies;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.access.CompanyScope;
import io.hesuan.testing.HouseTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import static io.hesuan.testing.Requests.acting;
import static io.hesuan.testing.Requests.by;
import static io.hesuan.testing.Requests.idOf;
import static io.hesuan.testing.Requests.json;
import static org.hamcrest.Matchers.equalTo;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@HouseTest
class WarehouseTest {

    private static final Acting ALL = acting(Warehouses.READ, Warehouses.WRITE, Companies.READ, Companies.WRITE);
    private static final String NO_ONE = Companies.ID.write(new UUID(7, 7));

    @Autowired MockMvc http;
    private String ours;
    private String theirs;

    @BeforeEach
    void twoCompanies() throws Exception {
        ours = company("W" + Long.toString(System.nanoTime(), 36).toUpperCase());
        theirs = company("X" + Long.toString(System.nanoTime(), 36).toUpperCase());
    }

    @Test
    void aCodeNamesOneWarehouseOfACompanyAndOneBinOfAWarehouse() throws Exception {
        String first = create("/api/warehouses", warehouse(ours, "HZ1"));
        String second = create("/api/warehouses", warehouse(theirs, "HZ1"));
        refused("/api/warehouses", warehouse(ours, "HZ1"), "WAREHOUSE_CODE_TAKEN", "code");
        create("/api/bins", bin(first, "A-01-01"));
        create("/api/bins", bin(second, "A-01-01"));
        refused("/api/bins", bin(first, "A-01-01"), "BIN_CODE_TAKEN", "code");
        http.perform(get("/api/bins?f.warehouseId=" + first + "&sort=pickSequence").with(by(ALL))).andExpect(jsonPath("$.rows[*].code", equalTo(List.of("A-01-01"))))
                .andExpect(jsonPath("$.rows[0].maxWeightKg").value("250"));
    }

    @Test
    void whoHasNoRightInACompanySeesAndChangesNothingOfIt() throws Exception {
        String warehouse = create("/api/warehouses", warehouse(theirs, "ALIEN"));
        String bin = create("/api/bins", bin(warehouse, "Z-01"));
        Acting keeper = only(ours);
        http.perform(get("/api/warehouses/" + warehouse).with(by(keeper))).andExpect(status().isNotFound());
        http.perform(get("/api/warehouses?q=ALIEN&f.companyId=" + theirs).with(by(keeper))).andExpect(jsonPath("$.count").value(0));
        http.perform(get("/api/bins?f.warehouseId=" + warehouse).with(by(keeper))).andExpect(jsonPath("$.count").value(0));
        http.perform(json(post("/api/warehouses"), content(warehouse(theirs, "MINE"))).with(by(keeper))).andExpect(jsonPath("$.code").value("COMPANY_IS_NOT_YOURS"));
        http.perform(json(post("/api/bins"), content(bin(warehouse, "Z-02"))).with(by(keeper))).andExpect(jsonPath("$.code").value("WAREHOUSE_UNKNOWN"));
        http.perform(json(put("/api/bins/" + bin), "{\"version\":1,\"content\":" + bin(warehouse, "Z-09") + "}").with(by(keeper)))
                .andExpect(jsonPath("$.code").value("RECORD_NOT_FOUND"));
        http.perform(delete("/api/bins/" + bin + "?version=1").with(csrf()).with(by(keeper))).andExpect(jsonPath("$.code").value("RECORD_NOT_FOUND"));
    }

    @Test
    void refusalsComeInOrderOfPrecedence() throws Exception {
        String taken = warehouse(ours, "ORDER");
        String id = create("/api/warehouses", taken);
        refused("/api/warehouses", taken.replace(ours, id), "REFERENCE_IS_OF_ANOTHER_KIND", "companyId");
        refused("/api/warehouses", taken.replace(ours, NO_ONE).replace("\"own\"", "\"platform\""), "COMPANY_UNKNOWN", "companyId");
        refused("/api/warehouses", taken.replace("\"own\"", "\"platform\""), "WAREHOUSE_CODE_TAKEN", "code");
        refused("/api/warehouses", taken.replace("ORDER", "FREE").replace("\"own\"", "\"platform\""), "WAREHOUSE_KIND_NEEDS_A_PARTY", "partyId");
        refused("/api/warehouses", taken.replace("ORDER", "FREE").replace("\"partyId\":\"\"", "\"partyId\":\"" + NO_ONE.replace("com_", "pty_") + "\""),
                "WAREHOUSE_PARTY_UNKNOWN", "partyId");
        http.perform(json(put("/api/warehouses/" + id), "{\"version\":1,\"content\":" + taken.replace(ours, theirs) + "}").with(by(ALL)))
                .andExpect(jsonPath("$.code").value("WAREHOUSE_COMPANY_IS_FIXED"));
        refused("/api/bins", bin(ours, "A"), "REFERENCE_IS_OF_ANOTHER_KIND", "warehouseId");
        refused("/api/bins", bin(NO_ONE.replace("com_", "whs_"), "A"), "WAREHOUSE_UNKNOWN", "warehouseId");
        refused("/api/bins", bin(id, "A").replace("\"250\"", "\"0.0\""), "BIN_MAX_WEIGHT_IS_ZERO", "maxWeightKg");
    }

    @Test
    void aWarehouseWithBinsAndACompanyWithWarehousesStay() throws Exception {
        String warehouse = create("/api/warehouses", warehouse(ours, "STAY"));
        create("/api/bins", bin(warehouse, "S-01"));
        http.perform(delete("/api/warehouses/" + warehouse + "?version=1").with(csrf()).with(by(ALL))).andExpect(jsonPath("$.code").value("RECORD_IS_IN_USE"));
        http.perform(delete("/api/companies/" + ours + "?version=1").with(csrf()).with(by(ALL))).andExpect(jsonPath("$.code").value("RECORD_IS_IN_USE"));
    }

    private Acting only(String company) {
        var scope = CompanyScope.of(Set.of(Companies.ID.read(company)));
        return acting(Map.of(Warehouses.READ, scope, Warehouses.WRITE, scope));
    }

    private String company(String code) throws Exception {
        return create("/api/companies", """
                {"code":"%s","name":"仓储测试","creditCode":"","standard":"sme","taxStatus":"general","currency":"CNY",
                 "fiscalStartMonth":1,"address":"","phone":"","active":true}""".formatted(code));
    }

    private static String warehouse(String company, String code) {
        return """
                {"companyId":"%s","code":"%s","name":"杭州一仓","kind":"own","partyId":"","province":"浙江省","city":"杭州市","district":"余杭区",
                 "street":"仓前街 8 号","responsible":"","phone":"","remark":"","active":true}""".formatted(company, code);
    }

    private static String bin(String warehouse, String code) {
        return """
                {"warehouseId":"%s","code":"%s","zone":"A","aisle":"01","rack":"01","level":"1","position":"1","pickSequence":10,"kind":"pick",
                 "maxWeightKg":"250","active":true}""".formatted(warehouse, code);
    }

    private static String content(String content) {
        return "{\"content\":" + content + "}";
    }

    private String create(String address, String content) throws Exception {
        return idOf(http.perform(json(post(address), content(content)).with(by(ALL))).andExpect(status().isCreated()).andReturn());
    }

    private void refused(String address, String content, String code, String field) throws Exception {
        http.perform(json(post(address), content(content)).with(by(ALL))).andExpect(jsonPath("$.code").value(code)).andExpect(jsonPath("$.field").value(field));
    }
}
