package io.hesuan.master.party;

import io.hesuan.kernel.IdFormat;
import io.hesuan.platform.access.Permission;
import io.hesuan.platform.lists.ListSpec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The face of the room: its id format, its permissions, its list. */
@Configuration(proxyBeanMethods = false)
public class Parties {

    public static final IdFormat ID = IdFormat.of("pty");
    public static final IdFormat TERMS_ID = IdFormat.of("ptm");
    public static final Permission READ = new Permission("party.read");
    public static final Permission WRITE = new Permission("party.write");

    @Bean
    Permission mayReadParties() {
        return READ;
    }

    @Bean
    Permission mayWriteParties() {
        return WRITE;
    }

    @Bean
    ListSpec partyList() {
        return PartySpec.list();
    }

    @Bean
    ListSpec paymentTermsList() {
        return TermsSpec.list();
    }
}
