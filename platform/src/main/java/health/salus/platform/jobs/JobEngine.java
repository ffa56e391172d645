package health.salus.platform.jobs;

import health.salus.platform.data.Databases;
import health.salus.platform.targets.Engine;
import health.salus.platform.targets.Share;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Runs the jobs of the modules of this process, each from the queue in its own schema. */
@ApplicationScoped
public class JobEngine implements Engine {
    private final List<Job<?>> jobs;
    private final List<RecurringJob> recurring;
    private final List<JobSource> sources;
    private final Databases databases;
    private final Bell bell;
    private final List<JobRunner> runners = new ArrayList<>();

    JobEngine(
            @All List<Job<?>> jobs,
            @All List<RecurringJob> recurring,
            @All List<JobSource> sources,
            Databases databases,
            Bell bell) {
        this.jobs = jobs;
        this.recurring = recurring;
        this.sources = sources;
        this.databases = databases;
        this.bell = bell;
    }

    @Override
    public void start(Share share) {
        for (String module : share.workedElsewhere()) {
            databases.of(module).jobs().runBy(() -> bell.ring(module));
        }
        for (String module : share.worked()) {
            var database = databases.of(module);
            var own = new ArrayList<RecurringJob>();
            own.add(new CleanUp(database));
            recurring.stream().filter(job -> job.module().equals(module)).forEach(own::add);
            Stream<Job<?>> its = jobs.stream().filter(job -> job.module().equals(module));
            Stream<Job<?>> added = sources.stream().flatMap(source -> source.of(database).stream());
            var runner = new JobRunner(database, Stream.concat(its, added).toList(), own);
            runners.add(runner);
            runner.start();
        }
    }

    @Override
    public void stop() {
        Closing.together(runners);
    }
}
