package health.salus.appointments.internal.demo;

import health.salus.platform.jobs.RecurringJob;
import health.salus.platform.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** A demo that runs for days never has an empty day ahead. What happens today is left to the people trying it out. */
@ApplicationScoped
class KeepDemoInSight implements RecurringJob {
    private static final Duration A_DAY = Duration.ofDays(1);

    private final DemoAppointments demo;
    private final Settings settings;
    private final Clock clock;

    KeepDemoInSight(DemoAppointments demo, Settings settings, Clock clock) {
        this.demo = demo;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String module() {
        return "appointments";
    }

    @Override
    public String name() {
        return "keep-demo-in-sight";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        if (!settings.development()) {
            return;
        }
        Instant now = clock.instant();
        demo.fill(now);
        demo.settle(now.minus(A_DAY), now);
    }
}
