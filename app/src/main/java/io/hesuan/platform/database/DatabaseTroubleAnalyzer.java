package io.hesuan.platform.database;

import io.hesuan.postgres.PostgresTrouble;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** A start that fails for a reason that a person can mend says that reason, and shows no stack trace. */
class DatabaseTroubleAnalyzer extends AbstractFailureAnalyzer<PostgresTrouble> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, PostgresTrouble trouble) {
        return new FailureAnalysis(Words.tell(trouble), null, trouble);
    }
}
