package io.hesuan.testing;

import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the statements that this thread sends to the database. */
public final class Statements implements ExecuteListener {

    private static final ThreadLocal<AtomicInteger> COUNT = ThreadLocal.withInitial(AtomicInteger::new);

    @Override
    public void executeStart(ExecuteContext context) {
        COUNT.get().incrementAndGet();
    }

    public static int of(Callable<?> work) throws Exception {
        COUNT.get().set(0);
        work.call();
        return COUNT.get().get();
    }

    /** Put into every house under test. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class Counting {

        @Bean
        DefaultExecuteListenerProvider statements() {
            return new DefaultExecuteListenerProvider(new Statements());
        }
    }
}
