package io.hesuan.books.ledger;

import io.hesuan.kernel.IdFormat;
import io.hesuan.platform.access.Permission;
import io.hesuan.platform.lists.ListSpec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The room's id formats, permissions and lists. */
@Configuration(proxyBeanMethods = false)
public class Journal {

    public static final IdFormat ENTRY_ID = IdFormat.of("jrn");
    public static final IdFormat ACCOUNT_ID = IdFormat.of("acc");
    public static final Permission READ = new Permission("ledger.read");
    public static final Permission POST = new Permission("ledger.post");
    public static final Permission CLOSE = new Permission("ledger.close");
    public static final Permission CHART = new Permission("account.write");

    @Bean
    Permission mayReadTheLedger() {
        return READ;
    }

    @Bean
    Permission mayPostVouchers() {
        return POST;
    }

    @Bean
    Permission mayClosePeriods() {
        return CLOSE;
    }

    @Bean
    Permission mayChangeTheChart() {
        return CHART;
    }

    @Bean
    ListSpec accountList() {
        return AccountSpec.list();
    }

    @Bean
    ListSpec voucherList() {
        return VoucherList.list();
    }
}
