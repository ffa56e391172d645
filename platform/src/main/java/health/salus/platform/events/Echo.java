package health.salus.platform.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import health.salus.platform.cache.Caches;
import health.salus.platform.data.Ids;
import health.salus.platform.data.Notifications;
import health.salus.platform.jobs.Loop;
import health.salus.platform.jobs.Retry;
import health.salus.platform.web.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;

/**
 * Tells the observers of the other processes that use the same database what happened, through PostgreSQL's notifications.
 * After a time of not listening this process drops all its copies, since it cannot know what it missed.
 */
final class Echo implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Echo.class);
    private static final String CHANNEL = "salus_events";

    /** PostgreSQL takes no more than 8000 bytes; nobody keeps copies of what a larger event tells. */
    private static final int LARGEST = 7_500;

    private static final Duration SOON = Duration.ofMillis(100);

    private final String here = Ids.next() + " ";
    private final Observers observers;
    private final Loop loop;
    private volatile boolean stopping;

    Echo(DataSource source, Observers observers, Caches caches) {
        this.observers = observers;
        var notifications = new Notifications(source, CHANNEL);
        this.loop = Loop.start("echo", SOON, () -> notifications.listen(caches::dropAll, this::hear, () -> stopping));
    }

    /** The other processes hear of it when the transaction of this handle commits. */
    void say(Handle handle, List<Published> events) {
        String[] messages = events.stream()
                .filter(observers::careFor)
                .map(this::written)
                .filter(message -> message.getBytes(StandardCharsets.UTF_8).length <= LARGEST)
                .toArray(String[]::new);
        if (messages.length > 0) {
            handle.createQuery("SELECT count(pg_notify(:channel, message)) FROM unnest(:messages::text[]) AS message")
                    .bind("channel", CHANNEL)
                    .bind("messages", messages)
                    .mapTo(Long.class)
                    .one();
        }
    }

    private String written(Published event) {
        try {
            return here + Json.MAPPER.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write " + event.type(), e);
        }
    }

    private void hear(String message) {
        if (message.startsWith(here)) {
            return;
        }
        try {
            String event = message.substring(message.indexOf(' ') + 1);
            observers.tell(List.of(Json.MAPPER.readValue(event, Published.class)));
        } catch (IOException e) {
            LOG.warnf("Another process said something that cannot be read: %s", Retry.kind(e));
        }
    }

    @Override
    public void close() {
        stopping = true;
        loop.close();
    }
}
