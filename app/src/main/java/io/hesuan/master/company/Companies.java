package io.hesuan.master.company;

import io.hesuan.kernel.IdFormat;
import io.hesuan.platform.access.Permission;
import io.hesuan.platform.access.PlaceIds;
import io.hesuan.platform.lists.ListSpec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The face of the room: its id format, its permissions, its list. */
@Configuration(proxyBeanMethods = false)
public class Companies {

    public static final IdFormat ID = PlaceIds.COMPANY;
    public static final Permission READ = new Permission("company.read");
    public static final Permission WRITE = new Permission("company.write");

    @Bean
    Permission mayReadCompanies() {
        return READ;
    }

    @Bean
    Permission mayWriteCompanies() {
        return WRITE;
    }

    @Bean
    ListSpec companyList() {
        return CompanySpec.list();
    }
}
