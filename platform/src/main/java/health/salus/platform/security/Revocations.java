package health.salus.platform.security;

import com.fasterxml.jackson.core.JsonProcessingException;
import health.salus.platform.redis.Drawer;
import health.salus.platform.redis.Line;
import health.salus.platform.redis.Redis;
import health.salus.platform.security.TokenNews.Revocation;
import health.salus.platform.web.Json;
import io.lettuce.core.Range;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Spreads at once what every process hears from the issuer seconds later anyway. It can only take trust away: what Redis
 * forgets, or never said, stands in the issuer's database.
 */
@ApplicationScoped
public class Revocations {
    private static final Logger LOG = Logger.getLogger(Revocations.class);

    /** Before the engines start, and with them the way to Redis. */
    private static final int BEFORE_ENGINES = 1000;

    private final Trust trust;
    private final Redis redis;
    private final Clock clock;
    private final Drawer drawer;

    public Revocations(Trust trust, Redis redis, Secrets secrets, Clock clock) {
        this.trust = trust;
        this.redis = redis;
        this.clock = clock;
        this.drawer = new Drawer.Cabinet(secrets, "revoked").drawer("tokens");
    }

    void listen(@Observes @Priority(BEFORE_ENGINES) StartupEvent event) {
        listen();
    }

    /** From now on this process hears of revocations wherever there is a connection to Redis. */
    public void listen() {
        redis.whenOpened(this::hear);
    }

    /** First listens, then looks at what was said before, so that nothing falls in between. */
    private void hear(Line line) {
        line.hear(drawer.label(), this::learn);
        line.await(commands -> commands.zrangebyscore(
                        drawer.label(),
                        Range.from(Range.Boundary.including(clock.millis()), Range.Boundary.unbounded())))
                .forEach(this::learn);
    }

    private void learn(byte[] locked) {
        try {
            trust.revoke(Json.MAPPER.readValue(drawer.unlock(locked), Revocation.class));
        } catch (GeneralSecurityException | IOException e) {
            LOG.warn("Somebody else than this installation speaks of revocations in Redis");
        }
    }

    /**
     * Takes effect in this process at once, and in a moment wherever Redis reaches. Not held up by it.
     *
     * @param revocation stands in the database already
     */
    public void revoke(Revocation revocation) {
        trust.revoke(revocation);
        redis.line().ifPresent(line -> tell(line, revocation));
    }

    private void tell(Line line, Revocation revocation) {
        byte[] locked = drawer.lock(written(revocation));
        byte[] where = drawer.label();
        Instant now = clock.instant();
        var _ = line.ask(commands -> {
            commands.zadd(where, revocation.until().toEpochMilli(), locked);
            commands.zremrangebyscore(
                    where, Range.from(Range.Boundary.unbounded(), Range.Boundary.excluding(now.toEpochMilli())));
            return commands.publish(where, locked);
        });
    }

    private static byte[] written(Revocation revocation) {
        try {
            return Json.MAPPER.writeValueAsBytes(revocation);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A revocation cannot be written", e);
        }
    }
}
