package io.hesuan.trade.customers;

import io.hesuan.kernel.IdFormat;
import io.hesuan.master.company.Companies;
import io.hesuan.platform.access.Permission;
import io.hesuan.platform.lists.Column;
import io.hesuan.platform.lists.ListSpec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.List;

import static hesuandb.customers.Tables.RECEIVER;

/** The face of the room: id format, permissions, list. */
@Configuration(proxyBeanMethods = false)
public class Customers {

    public static final IdFormat ID = IdFormat.of("rcv");
    public static final Permission READ = new Permission("receiver.read");
    public static final Permission ERASE = new Permission("receiver.erase");

    @Bean
    Permission mayReadReceivers() {
        return READ;
    }

    @Bean
    Permission mayEraseReceivers() {
        return ERASE;
    }

    @Bean
    ListSpec receiverList() {
        return ListSpec.perCompany("receivers", "receiver", READ, RECEIVER, RECEIVER.ID, ID, RECEIVER.COMPANY_ID, RECEIVER.SEARCH_TEXT, "-lastSeenAt", List.of(
                Column.text("pseudonym", RECEIVER.PSEUDONYM, 220),
                Column.text("maskedName", RECEIVER.MASKED_NAME, 110),
                Column.text("maskedPhone", RECEIVER.MASKED_PHONE, 130),
                Column.text("region", RECEIVER.REGION, 200),
                Column.instant("lastSeenAt", RECEIVER.LAST_SEEN_AT),
                Column.instant("erasedAt", RECEIVER.ERASED_AT).notSortable(),
                Column.reference("companyId", RECEIVER.COMPANY_ID, Companies.ID)));
    }
}
