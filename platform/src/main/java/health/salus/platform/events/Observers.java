package health.salus.platform.events;

import health.salus.platform.jobs.Retry;
import health.salus.platform.web.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** The observers of this process. One that fails does not hold up the others, nor the event. */
final class Observers {
    private static final Logger LOG = Logger.getLogger(Observers.class);

    private final Map<String, List<EventObserver<?>>> byEvent;

    Observers(List<EventObserver<?>> observers) {
        this.byEvent = observers.stream().collect(Collectors.groupingBy(EventObserver::event));
    }

    /** The events somebody observes. */
    Set<String> events() {
        return byEvent.keySet();
    }

    boolean careFor(Published event) {
        return byEvent.containsKey(event.type());
    }

    void tell(List<Published> events) {
        for (Published event : events) {
            byEvent.getOrDefault(event.type(), List.of()).forEach(observer -> tell(observer, event));
        }
    }

    private static <T> void tell(EventObserver<T> observer, Published event) {
        try {
            observer.observe(event.id(), Json.MAPPER.readValue(event.payload(), observer.payload()));
        } catch (IOException | RuntimeException e) {
            LOG.errorf("An observer of %s failed on %s: %s", event.type(), event.id(), Retry.kind(e));
        }
    }
}
