package io.hesuan.platform.intake;

import io.hesuan.kernel.IdFormat;
import io.hesuan.platform.access.Permission;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Id formats and permissions of the room. The bytes of a payload are personal data besides. */
@Configuration(proxyBeanMethods = false)
public class IntakeRights {

    public static final IdFormat PAYLOAD = IdFormat.of("pld");
    public static final IdFormat REREADING = IdFormat.of("rrd");
    static final IdFormat DIFFERENCE = IdFormat.of("dif");
    public static final Permission READ = new Permission("payload.read");
    /** To read again what was set aside, to dismiss it, and to read history again. */
    public static final Permission WRITE = new Permission("payload.write");

    @Bean
    Permission mayReadPayloads() {
        return READ;
    }

    @Bean
    Permission mayWritePayloads() {
        return WRITE;
    }
}
