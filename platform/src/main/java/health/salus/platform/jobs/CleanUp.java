package health.salus.platform.jobs;

import health.salus.platform.data.Database;
import java.time.Duration;

/** Removes from a module's schema what nobody will ask for again: old answers and notes of handled events. */
final class CleanUp implements RecurringJob {
    private final Database database;

    CleanUp(Database database) {
        this.database = database;
    }

    @Override
    public String module() {
        return database.module();
    }

    @Override
    public String name() {
        return "clean-up";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        String module = database.module();
        database.jdbi().useHandle(handle -> {
            handle.execute("DELETE FROM " + module + ".idempotency_key WHERE created_at < now() - interval '48 hours'");
            handle.execute("DELETE FROM " + module
                    + ".inbox WHERE state = 'handled' AND changed_at < now() - interval '7 days'");
        });
    }
}
