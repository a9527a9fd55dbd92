package io.hesuan.master.catalog;

import io.hesuan.kernel.IdFormat;
import io.hesuan.platform.access.Permission;
import io.hesuan.platform.lists.ListSpec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The face of the room: id formats, permissions, lists. */
@Configuration(proxyBeanMethods = false)
public class Catalog {

    public static final IdFormat ITEM_ID = IdFormat.of("itm");
    public static final IdFormat CATEGORY_ID = IdFormat.of("cat");
    public static final IdFormat UNIT_ID = IdFormat.of("unt");
    public static final Permission READ = new Permission("item.read");
    public static final Permission WRITE = new Permission("item.write");
    public static final Permission SETTLE = new Permission("catalog.settle");

    @Bean
    Permission mayReadItems() {
        return READ;
    }

    @Bean
    Permission mayWriteItems() {
        return WRITE;
    }

    /** Units and categories order the whole catalog, so not everyone who keeps items may change them. */
    @Bean
    Permission maySettleCatalog() {
        return SETTLE;
    }

    @Bean
    ListSpec itemList() {
        return ItemList.spec();
    }

    @Bean
    ListSpec categoryList() {
        return CategorySpec.list();
    }

    @Bean
    ListSpec unitList() {
        return UnitSpec.list();
    }
}
