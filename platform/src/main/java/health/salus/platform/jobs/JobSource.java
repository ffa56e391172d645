package health.salus.platform.jobs;

import health.salus.platform.data.Database;
import java.util.List;

/** A part of the platform that has work of its own in the queues of modules. A CDI bean. */
public interface JobSource {
    /** Its jobs in the queue of the module whose database this is. */
    List<Job<?>> of(Database database);
}
