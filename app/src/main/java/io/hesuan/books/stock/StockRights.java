package io.hesuan.books.stock;

import io.hesuan.platform.access.Permission;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The permissions of the room. Goods move by facts, whose permission is that of posting. */
@Configuration(proxyBeanMethods = false)
public class StockRights {

    public static final Permission READ = new Permission("stock.read");
    /** What goods are worth. Held beside {@link #READ}. */
    public static final Permission COST = new Permission("stock-cost.read");
    public static final Permission RESERVE = new Permission("stock.reserve");
    public static final Permission LOTS = new Permission("lot.write");
    public static final Permission QUOTAS = new Permission("quota.write");
    /** Below how much somebody is told. */
    public static final Permission SETTLE = new Permission("stock.settle");
    /** How a company values its goods: policy, standard costs, averages of a month. */
    public static final Permission SETTLE_COST = new Permission("stock-cost.settle");

    @Bean
    Permission mayReadStock() {
        return READ;
    }

    @Bean
    Permission maySeeCosts() {
        return COST;
    }

    @Bean
    Permission maySettleStock() {
        return SETTLE;
    }

    @Bean
    Permission maySettleCosts() {
        return SETTLE_COST;
    }

    @Bean
    Permission mayReserveStock() {
        return RESERVE;
    }

    @Bean
    Permission mayWriteLots() {
        return LOTS;
    }

    @Bean
    Permission mayWriteQuotas() {
        return QUOTAS;
    }
}
