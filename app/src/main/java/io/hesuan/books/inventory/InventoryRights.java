package io.hesuan.books.inventory;

import io.hesuan.platform.access.Permission;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The permissions of the room; who may read stock may read its documents. */
@Configuration(proxyBeanMethods = false)
class InventoryRights {

    static final Permission ADJUST = new Permission("adjustment.write");
    static final Permission TRANSFER = new Permission("transfer.write");
    static final Permission COUNT = new Permission("count.write");
    static final Permission APPROVE_COUNT = new Permission("count.approve");
    static final Permission LATE_COST = new Permission("late-cost.write");

    @Bean
    Permission mayAdjustStock() {
        return ADJUST;
    }

    @Bean
    Permission mayTransferStock() {
        return TRANSFER;
    }

    @Bean
    Permission mayCountStock() {
        return COUNT;
    }

    @Bean
    Permission mayApproveCounts() {
        return APPROVE_COUNT;
    }

    @Bean
    Permission maySpreadLateCosts() {
        return LATE_COST;
    }
}
