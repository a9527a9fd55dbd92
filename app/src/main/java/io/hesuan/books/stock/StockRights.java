package io.hesuan.books.stock;

import io.hesuan.platform.access.Permission;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The permissions of the room. Goods move by facts, whose permission is that of posting. */
@Configuration(proxyBeanMethods = false)
public class StockRights {

    public static final Permission READ = new Permission("stock.read");
    public static final Permission RESERVE = new Permission("stock.reserve");
    public static final Permission LOTS = new Permission("lot.write");
    public static final Permission QUOTAS = new Permission("quota.write");

    @Bean
    Permission mayReadStock() {
        return READ;
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
