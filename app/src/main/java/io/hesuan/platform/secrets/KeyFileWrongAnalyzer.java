package io.hesuan.platform.secrets;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says it in one sentence, without a stack trace. */
class KeyFileWrongAnalyzer extends AbstractFailureAnalyzer<KeyFileWrong> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, KeyFileWrong wrong) {
        return new FailureAnalysis(wrong.getMessage(), null, wrong);
    }
}
