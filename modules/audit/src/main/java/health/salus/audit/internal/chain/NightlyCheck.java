package health.salus.audit.internal.chain;

import health.salus.platform.jobs.RecurringJob;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Checks the chain once a day and says in the log how long it is, so that a chain cut short is noticed as well. */
@ApplicationScoped
class NightlyCheck implements RecurringJob {
    private static final Logger LOG = Logger.getLogger(NightlyCheck.class);

    private final VerifyChain verify;

    NightlyCheck(VerifyChain verify) {
        this.verify = verify;
    }

    @Override
    public String module() {
        return "audit";
    }

    @Override
    public String name() {
        return "verify-chain";
    }

    @Override
    public Duration every() {
        return Duration.ofDays(1);
    }

    @Override
    public void run() {
        var verdict = verify.run();
        if (verdict.valid()) {
            LOG.infof("The audit is complete: %d entries in order", verdict.entries());
        } else {
            LOG.errorf(
                    "The audit was altered: entry %s, after %d in order", verdict.firstInvalidId(), verdict.entries());
        }
    }
}
