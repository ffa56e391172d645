package health.salus.graphql;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import health.salus.appointments.AppointmentCheckedIn;
import health.salus.appointments.AppointmentCompleted;
import health.salus.appointments.AppointmentEnteredInError;
import health.salus.appointments.AppointmentEvent;
import health.salus.appointments.AppointmentStarted;
import health.salus.platform.cache.Caches;
import health.salus.platform.security.Caller;
import health.salus.platform.web.Failure;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.FlowAdapters;
import org.reactivestreams.Publisher;

/**
 * Tells those who watch what happens to appointments. The last changes are kept for who comes back after a lost connection;
 * who is too slow to take what comes is let go, and comes back.
 */
@ApplicationScoped
class AppointmentChanges {
    /** What moves somebody in a queue: they arrive, are called in, are done with, or were never there. */
    private static final Set<Class<? extends AppointmentEvent>> OF_QUEUES = Set.of(
            AppointmentCheckedIn.class,
            AppointmentStarted.class,
            AppointmentCompleted.class,
            AppointmentEnteredInError.class);

    private static final int KEPT = 1_000;
    private static final int WAITING = 256;
    private static final Map<String, Object> MISSED = Map.of("kind", "MISSED");

    private final Deque<Change> recent = new ArrayDeque<>();
    private final Set<Watcher> watchers = new LinkedHashSet<>();
    private long heard;
    /** The last one that is kept no longer, or was never heard. */
    private long lost;

    AppointmentChanges(Caches caches) {
        caches.whenAllDropped(this::missed);
    }

    private record Change(long number, UUID eventId, AppointmentEvent event) {
        Map<String, Object> told() {
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("eventId", eventId);
            told.put("kind", kind());
            told.put("appointmentId", event.appointmentId());
            told.put("doctorId", event.doctorId());
            told.put("departmentId", event.departmentId());
            told.put("locationId", event.locationId());
            told.put("start", event.start());
            told.put("end", event.end());
            return told;
        }

        /** AppointmentCheckedIn is CHECKED_IN. */
        private String kind() {
            return event.getClass()
                    .getSimpleName()
                    .substring("Appointment".length())
                    .replaceAll("(?<=.)(?=[A-Z])", "_")
                    .toUpperCase(Locale.ROOT);
        }
    }

    private record Watcher(MultiEmitter<? super Map<String, Object>> end, Predicate<AppointmentEvent> cares) {
        void hear(Change change) {
            if (cares.test(change.event())) {
                end.emit(change.told());
            }
        }
    }

    /** All that happens. */
    DataFetcher<Publisher<Map<String, Object>>> ofAppointments() {
        return field -> publisher(field, event -> true);
    }

    /** What happens to those who wait. */
    DataFetcher<Publisher<Map<String, Object>>> ofQueues() {
        return field -> publisher(field, AppointmentChanges::movesAQueue);
    }

    static boolean movesAQueue(AppointmentEvent event) {
        return OF_QUEUES.contains(event.getClass());
    }

    private Publisher<Map<String, Object>> publisher(
            DataFetchingEnvironment field, Predicate<AppointmentEvent> belongs) {
        Visitor visitor = field.getGraphQlContext().get(Visitor.KEY);
        Caller caller = visitor.identity().token().caller();
        return FlowAdapters.toPublisher(toldTo(caller, belongs, field.getArguments(), visitor.heardBefore()));
    }

    /**
     * @param belongs what is told of at all
     * @param asked whose changes, by the names of the field's arguments
     * @param heardBefore what had been heard when somebody asked to watch: what came since is for them
     */
    Multi<Map<String, Object>> toldTo(
            Caller caller, Predicate<AppointmentEvent> belongs, Map<String, Object> asked, long heardBefore) {
        if (!caller.may("appointments:read")) {
            throw new Failure.Forbidden("forbidden", "You may not do this.");
        }
        Predicate<AppointmentEvent> cares = belongs.and(cares(asked, caller));
        UUID after = id(asked, "after");
        return Multi.createFrom().emitter(end -> watch(new Watcher(end, cares), after, heardBefore), WAITING);
    }

    private static Predicate<AppointmentEvent> cares(Map<String, Object> asked, Caller caller) {
        UUID doctor = id(asked, "doctorId");
        UUID department = id(asked, "departmentId");
        UUID location = id(asked, "locationId");
        UUID patient = id(asked, "patientId");
        return event -> (doctor == null || event.isWith(doctor))
                && (department == null || department.equals(event.departmentId()))
                && (location == null || location.equals(event.locationId()))
                && (patient == null || patient.equals(event.patientId()))
                && event.mayBeToldTo(caller);
    }

    private static @Nullable UUID id(Map<String, Object> asked, String name) {
        Object text = asked.get(name);
        try {
            return text == null ? null : UUID.fromString(text.toString());
        } catch (IllegalArgumentException e) {
            throw new Failure.Malformed("validation", "The argument " + name + " is not an id.", List.of());
        }
    }

    /** How many changes have been heard so far. */
    synchronized long heard() {
        return heard;
    }

    private synchronized void watch(Watcher watcher, @Nullable UUID after, long heardBefore) {
        if (after != null) {
            catchUp(watcher, after);
        } else if (heardBefore < lost) {
            watcher.end().emit(MISSED);
        } else {
            recent.stream().filter(change -> change.number() > heardBefore).forEach(watcher::hear);
        }
        watchers.add(watcher);
        watcher.end().onTermination(() -> forget(watcher));
    }

    private void catchUp(Watcher watcher, UUID after) {
        if (recent.stream().noneMatch(change -> change.eventId().equals(after))) {
            watcher.end().emit(MISSED);
            return;
        }
        recent.stream()
                .dropWhile(change -> !change.eventId().equals(after))
                .skip(1)
                .forEach(watcher::hear);
    }

    private synchronized void forget(Watcher watcher) {
        watchers.remove(watcher);
    }

    synchronized void hear(UUID eventId, AppointmentEvent event) {
        var change = new Change(++heard, eventId, event);
        recent.add(change);
        if (recent.size() > KEPT) {
            lost = recent.remove().number();
        }
        // A copy: who is let go for being slow leaves the list while it is walked through.
        List.copyOf(watchers).forEach(watcher -> watcher.hear(change));
    }

    /** For a while this process heard nothing; nobody knows what was said then. */
    private synchronized void missed() {
        recent.clear();
        lost = ++heard;
        List.copyOf(watchers).forEach(watcher -> watcher.end().emit(MISSED));
    }
}
