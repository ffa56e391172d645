package health.salus.platform.security;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Asks the issuer every two seconds, so that a revocation bites everywhere within five. While the issuer cannot be reached
 * nobody new gets in: tokens are believed until they expire, which is soon, and nobody can renew them.
 */
@ApplicationScoped
class TrustRefresh {
    private static final Logger LOG = Logger.getLogger(TrustRefresh.class);
    private static final Duration EVERY = Duration.ofSeconds(2);

    /** After the modules have started, so that an issuer in this process has its keys. */
    private static final int AFTER_MODULES = 3000;

    private final Trust trust;
    private final Instance<TokenIssuer> issuer;
    private volatile boolean stopped;
    private boolean reachable = true;
    private @Nullable Instant asOf;
    private @Nullable Thread thread;

    TrustRefresh(Trust trust, Instance<TokenIssuer> issuer) {
        this.trust = trust;
        this.issuer = issuer;
    }

    void start(@Observes @Priority(AFTER_MODULES) StartupEvent event) {
        if (issuer.isResolvable()) {
            refresh();
            thread = Thread.ofVirtual().name("trust-refresh").start(this::keepRefreshing);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void keepRefreshing() {
        try {
            while (!stopped) {
                Thread.sleep(EVERY);
                refresh();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void refresh() {
        try {
            TokenNews news = issuer.get().news(asOf);
            trust.learn(news);
            asOf = news.asOf();
            if (!reachable) {
                LOG.info("The issuer of access tokens answers again");
            }
            reachable = true;
        } catch (RuntimeException e) {
            if (reachable && !stopped) {
                LOG.warnf("The issuer of access tokens does not answer: %s", e.getMessage());
            }
            reachable = false;
            trust.hearsNothing();
        }
    }
}
