package io.hesuan.platform.sheets;

import io.hesuan.platform.access.Permission;
import io.hesuan.platform.jobs.JobKind;
import io.hesuan.platform.jobs.JobRun;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.io.IOException;
import java.util.UUID;

/** Checking, loading and undoing are jobs: they show progress, survive a restart, and can be cancelled. */
@Configuration(proxyBeanMethods = false)
class ImportJobs {

    record Input(UUID upload, String record) {
    }

    private interface Work {
        Uploads.Counts on(Sheet<?, ?> sheet, JobRun<Input> run) throws IOException;
    }

    /** Rights are asked for by the write path, for the kind of record that it is. */
    private record Kind(String name, Sheets sheets, Work work) implements JobKind<Input> {

        @Override
        public Class<Input> inputType() {
            return Input.class;
        }

        @Override
        public Permission permission() {
            return null;
        }

        @Override
        public Object run(JobRun<Input> run) throws IOException {
            return work.on(sheets.named(run.input().record()), run);
        }
    }

    @Bean
    JobKind<Input> importCheck(Sheets sheets, Imports imports) {
        return new Kind("import.check", sheets, imports::check);
    }

    @Bean
    JobKind<Input> importLoad(Sheets sheets, Imports imports) {
        return new Kind("import.load", sheets, imports::load);
    }

    @Bean
    JobKind<Input> importUndo(Sheets sheets, Imports imports) {
        return new Kind("import.undo", sheets, imports::undo);
    }
}
