package io.hesuan.books.tieout;

import io.hesuan.platform.access.Permission;
import io.hesuan.platform.jobs.JobSchedule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The room's permissions, and when proofs run by themselves. */
@Configuration(proxyBeanMethods = false)
class TieOutRights {

    static final Permission READ = new Permission("proof.read");
    static final Permission RUN = new Permission("proof.run");

    @Bean
    Permission mayReadProofs() {
        return READ;
    }

    @Bean
    Permission mayRunProofs() {
        return RUN;
    }

    @Bean
    JobSchedule proofsAtNight(RunProofs proofs) {
        return new JobSchedule("proofs", proofs, new RunProofs.Input(), "0 40 2 * * *");
    }
}
