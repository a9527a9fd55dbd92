package io.hesuan.master.warehouse;

import io.hesuan.kernel.IdFormat;
import io.hesuan.platform.access.Permission;
import io.hesuan.platform.lists.ListSpec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The face of the room: id formats, permissions, lists. */
@Configuration(proxyBeanMethods = false)
public class Warehouses {

    public static final IdFormat ID = IdFormat.of("whs");
    public static final IdFormat BIN_ID = IdFormat.of("bin");
    public static final Permission READ = new Permission("warehouse.read");
    public static final Permission WRITE = new Permission("warehouse.write");

    @Bean
    Permission mayReadWarehouses() {
        return READ;
    }

    @Bean
    Permission mayWriteWarehouses() {
        return WRITE;
    }

    @Bean
    ListSpec warehouseList() {
        return WarehouseSpec.list();
    }

    @Bean
    ListSpec binList() {
        return BinSpec.list();
    }
}
