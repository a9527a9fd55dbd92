package io.hesuan.master.sample;

import io.hesuan.testing.HouseTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

import static hesuandb.catalog.Tables.ITEM;
import static hesuandb.company.Tables.COMPANY_VIEW;
import static hesuandb.party.Tables.PARTNER;
import static hesuandb.warehouse.Tables.BIN;
import static org.assertj.core.api.Assertions.assertThat;

/** A house of its own, because the sample comes only where there is no company. */
@HouseTest
@TestPropertySource(properties = "hesuan.sample=true")
class SampleCompaniesTest {

    @Autowired DSLContext sql;
    @Autowired SampleCompanies sample;

    @Test
    void aNewHouseIsFilledOnce() throws Exception {
        assertThat(sql.fetchCount(COMPANY_VIEW)).isEqualTo(2);
        assertThat(sql.fetchCount(PARTNER)).isEqualTo(60);
        assertThat(sql.fetchCount(ITEM)).isEqualTo(189);
        assertThat(sql.fetchCount(BIN)).isEqualTo(177);
        assertThat(sql.fetchValue("SELECT count(*) FROM ledger.book")).isEqualTo(2L);
        assertThat((Long) sql.fetchValue("SELECT count(*) FROM ledger.entry")).isGreaterThan(100L);
        assertThat(sql.fetchValue("SELECT count(*) FROM ledger.reversal")).isEqualTo(1L);
        assertThat(sql.fetchValue("SELECT count(*) FROM ledger.entry WHERE entered_on > current_date")).isEqualTo(0L);
        sample.fill();
        assertThat(sql.fetchCount(PARTNER)).isEqualTo(60);
    }
}
