package health.salus.auth.internal.keys;

import health.salus.platform.jobs.RecurringJob;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Makes a new signing key four times a year. */
@ApplicationScoped
class RotateKeys implements RecurringJob {
    private static final Logger LOG = Logger.getLogger(RotateKeys.class);
    private static final Duration OLDEST = Duration.ofDays(90);

    private final SigningKeys keys;

    RotateKeys(SigningKeys keys) {
        this.keys = keys;
    }

    @Override
    public String module() {
        return "auth";
    }

    @Override
    public String name() {
        return "rotate-signing-keys";
    }

    @Override
    public Duration every() {
        return Duration.ofDays(1);
    }

    @Override
    public void run() {
        if (keys.isOlderThan(OLDEST)) {
            LOG.infof("The next signing key is %s", keys.rotate());
        }
    }
}
