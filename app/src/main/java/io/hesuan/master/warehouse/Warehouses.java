package io.hesuan.master.warehouse;

import io.hesuan.kernel.IdFormat;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.access.PartScope;
import io.hesuan.platform.access.Permission;
import io.hesuan.platform.lists.ListSpec;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.UUID;

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

    /** Rows of warehouses that the reader may see: all of some companies, and single ones. */
    static Condition readable(Acting reader, Field<UUID> company, Field<UUID> warehouse) {
        PartScope scope = reader.warehouses(READ);
        return scope.whole().all() ? DSL.noCondition()
                : company.eq(DSL.any(scope.whole().companies().toArray(UUID[]::new))).or(warehouse.eq(DSL.any(scope.parts().toArray(UUID[]::new))));
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
