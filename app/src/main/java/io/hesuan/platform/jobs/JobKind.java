package io.hesuan.platform.jobs;

import io.hesuan.platform.access.Permission;

/**
 * One kind of long work: a bean of the room that knows how. Named {@code record.action}; its label is
 * {@code job.kind.<name>} in the locale files.
 *
 * @param <I> input: a record that becomes JSON
 */
public interface JobKind<I> {

    String name();

    Class<I> inputType();

    /** What the giver must hold; null where everybody who is signed in may give such a job. */
    Permission permission();

    /**
     * Does the work, or the rest of it after {@link JobRun#checkpoint(Class)}.
     *
     * @return a record that becomes the job's result, or null
     * @throws io.hesuan.platform.web.Refused ends the job with that refusal
     * @throws Exception                      trouble: the job is tried again from its checkpoint, a bounded number of times
     */
    Object run(JobRun<I> run) throws Exception;
}
