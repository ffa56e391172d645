package health.salus.platform.jobs;

import java.time.Duration;

/** Work done again and again, by one process at a time. A CDI bean. */
public interface RecurringJob {
    String module();

    String name();

    /** Time from the end of one run to the start of the next. */
    Duration every();

    void run();
}
