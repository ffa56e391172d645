package health.salus.platform.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import health.salus.platform.data.Database;
import health.salus.platform.security.CurrentCaller;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/** Runs one module's jobs in this process; other processes may run the same module, each job runs in one of them. */
final class JobRunner implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(JobRunner.class);
    private static final int AT_ONCE = 8;
    private static final Duration POLL = Duration.ofSeconds(1);

    /**
     * A process that is silent for four heartbeats is taken for dead, and its jobs run elsewhere: with the next look, which is
     * every second heartbeat, half a minute after its end at most.
     */
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    private static final int MISSED_HEARTBEATS = 4;

    /** Running jobs get this long to finish, and once more to notice that they were interrupted. */
    private static final Duration STOP = Duration.ofSeconds(4);

    private final Database database;
    private final DeadJobs dead;
    private final Scheduler scheduler;
    private volatile boolean stopping;

    JobRunner(Database database, List<Job<?>> jobs, List<RecurringJob> recurring) {
        this.database = database;
        this.dead = new DeadJobs(database);
        var threads = Thread.ofVirtual().name(database.module() + " jobs ", 0).factory();
        this.scheduler = Scheduler.create(
                        database.source(),
                        jobs.stream().<Task<?>>map(this::task).toList())
                .startTasks(recurring.stream().map(this::task).toList())
                .tableName(database.module() + ".scheduled_tasks")
                .schedulerName(new SchedulerName.Fixed(ProcessHandle.current().pid() + "-" + UUID.randomUUID()))
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, true))
                .serializer(new JobData())
                .threads(AT_ONCE)
                .executorService(Executors.newThreadPerTaskExecutor(threads))
                .dueExecutor(Executors.newThreadPerTaskExecutor(threads))
                .housekeeperExecutor(Executors.newScheduledThreadPool(1, threads))
                .pollUsingLockAndFetch(0.5, 1.0)
                .pollingInterval(POLL)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(STOP)
                .failureLogging(LogLevel.OFF, false)
                .build();
    }

    void start() {
        scheduler.start();
        database.jobs().runBy(scheduler::triggerCheckForDueExecutions);
    }

    @Override
    public void close() {
        stopping = true;
        database.jobs().runBy(() -> {});
        scheduler.stop();
    }

    private <T> OneTimeTask<T> task(Job<T> job) {
        return Tasks.oneTime(job.name(), job.data())
                .onFailure(this::repeatOrSetAside)
                .execute((instance, context) ->
                        CurrentCaller.asSystem(job.name(), () -> job.run(instance.getId(), instance.getData())));
    }

    private RecurringTask<Void> task(RecurringJob job) {
        return Tasks.recurring(job.name(), FixedDelay.of(job.every()))
                .onFailure(repeat(job.every()))
                .execute((instance, context) -> CurrentCaller.asSystem(job.name(), job::run));
    }

    private <T> void repeatOrSetAside(ExecutionComplete ended, ExecutionOperations<T> row) {
        int failures = ended.getExecution().consecutiveFailures + 1;
        if (stopping) {
            row.reschedule(ended, ended.getTimeDone());
        } else if (failures < Retry.MOST) {
            log(ended, failures);
            row.reschedule(ended, ended.getTimeDone().plus(Retry.after(failures)));
        } else {
            log(ended, failures);
            dead.add(ended, failures);
            row.remove();
        }
    }

    /** A recurring job is never given up; after a failure it comes again sooner than usual. */
    private FailureHandler<Void> repeat(Duration every) {
        return (ended, row) -> {
            int failures = ended.getExecution().consecutiveFailures + 1;
            var pause = Retry.after(failures);
            log(ended, failures);
            row.reschedule(ended, ended.getTimeDone().plus(pause.compareTo(every) < 0 ? pause : every));
        };
    }

    private void log(ExecutionComplete ended, int failures) {
        LOG.warnf(
                "Job %s of %s failed %d times: %s",
                ended.getExecution().getTaskName(),
                database.module(),
                failures,
                ended.getCause().map(Retry::kind).orElse("it was cut off"));
    }
}
