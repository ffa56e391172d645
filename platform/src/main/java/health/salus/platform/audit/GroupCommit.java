package health.salus.platform.audit;

import org.jdbi.v3.core.Jdbi;

/** Stores access records of reads: many callers share one commit, and each waits until its own record is durable. */
public final class GroupCommit {
    private final String module;
    private final Jdbi jdbi;
    private final Runnable wake;

    public GroupCommit(String module, Jdbi jdbi, Runnable wake) {
        this.module = module;
        this.jdbi = jdbi;
        this.wake = wake;
    }

    public void record(AccessRecord record) {
        jdbi.useHandle(handle -> AccessRecords.insert(handle, module, java.util.List.of(record)));
        wake.run();
    }
}
