package io.hesuan.books.inventory;

import io.hesuan.books.posting.FactType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The types of fact that the room posts. */
@Configuration(proxyBeanMethods = false)
class InventoryFacts {

    static final String OPENED = "opening-stock";
    static final String ADJUSTED = "goods-adjusted";
    static final String SCRAPPED = "goods-scrapped";
    static final String GIVEN = "goods-given";
    static final String HELD = "goods-held";
    static final String TRANSFERRED = "goods-transferred";
    static final String COUNTED = "goods-counted";
    static final String LATE_COST = "late-cost";
    static final String STANDARD_CHANGED = "standard-changed";
    static final String MONTH_AVERAGED = "month-end-average";

    @Bean
    FactType stockOpened() {
        return FactType.of(OPENED).moving("supplier>bin", "bin>supplier");
    }

    @Bean
    FactType goodsAdjusted() {
        return FactType.of(ADJUSTED).moving("supplier>bin", "bin>supplier");
    }

    @Bean
    FactType goodsScrapped() {
        return FactType.of(SCRAPPED).moving("bin>scrap", "scrap>bin");
    }

    @Bean
    FactType goodsGiven() {
        return FactType.of(GIVEN).moving("bin>gift", "gift>bin");
    }

    @Bean
    FactType goodsHeld() {
        return FactType.of(HELD).moving("supplier>bin", "bin>supplier");
    }

    @Bean
    FactType goodsTransferred() {
        return FactType.of(TRANSFERRED).moving("bin>transit", "transit>bin", "consigned>transit", "transit>consigned", "transit>count");
    }

    @Bean
    FactType goodsCounted() {
        return FactType.of(COUNTED).moving("count>bin", "bin>count", "count>consigned", "consigned>count");
    
    }

    @Bean
    FactType standardChanged() {
        return FactType.of(STANDARD_CHANGED).moving("bin>bin");
    }

    @Bean
    FactType monthAveraged() {
        return FactType.of(MONTH_AVERAGED).moving("supplier>bin", "supplier>transit", "supplier>dispatched", "supplier>consigned", "supplier>wip",
                "supplier>customer", "supplier>gift", "supplier>scrap", "supplier>count", "supplier>supplier");
    }
}
