package health.salus.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.salus.appointments.AppointmentBooked;
import health.salus.appointments.AppointmentCheckedIn;
import health.salus.appointments.AppointmentCompleted;
import health.salus.appointments.AppointmentStarted;
import health.salus.platform.cache.Caches;
import health.salus.platform.security.Caller;
import health.salus.platform.testkit.Callers;
import health.salus.platform.web.Failure;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AppointmentChangesTest {
    private static final long ALL_THERE_IS = Long.MAX_VALUE;
    private static final Instant START = Instant.parse("2026-03-29T08:00:00Z");
    private static final Map<String, Object> ANY = Map.of();

    private final Caches caches = new Caches(new SimpleMeterRegistry());
    private final AppointmentChanges changes = new AppointmentChanges(caches);
    private final Caller receptionist = Callers.receptionist();

    @Test
    void whatCameBetweenAskingAndWatchingIsTold() {
        happens(3);
        long heardBefore = changes.heard();
        UUID between = happens(1).getFirst();
        var watcher = watches(ANY, heardBefore);
        UUID later = happens(1).getFirst();
        assertThat(toldTo(watcher)).containsExactly(between, later);
    }

    @Test
    void whoComesBackHearsWhatTheyMissed() {
        List<UUID> events = happens(1_000);
        assertThat(toldTo(watches(Map.of("after", events.getFirst()), 0))).isEqualTo(events.subList(1, 1_000));
        assertThat(toldTo(watches(Map.of("after", events.getLast()), 0))).isEmpty();
    }

    @Test
    void whoComesBackAfterMoreThanIsKeptIsToldThatTheyMissedSomething() {
        List<UUID> events = happens(1_001);
        var late = watches(Map.of("after", events.getFirst()), 0);
        assertThat(kindsToldTo(late)).containsExactly("MISSED");
        happens(1);
        assertThat(kindsToldTo(late)).containsExactly("MISSED", "BOOKED");
        assertThat(toldTo(watches(Map.of("after", events.get(2)), 0))).hasSize(999);
    }

    @Test
    void whoNobodyHasHeardOfIsToldThatTheyMissedSomething() {
        happens(1);
        assertThat(kindsToldTo(watches(Map.of("after", UUID.randomUUID()), 0))).containsExactly("MISSED");
    }

    @Test
    void whoAskedMoreThanIsKeptAgoIsToldThatTheyMissedSomething() {
        long heardBefore = changes.heard();
        happens(1_001);
        assertThat(kindsToldTo(watches(ANY, heardBefore))).containsExactly("MISSED");
        assertThat(toldTo(watches(ANY, heardBefore + 1))).hasSize(1_000);
    }

    @Test
    void afterATimeInWhichNothingWasHeardEverybodyIsTold() {
        UUID before = happens(1).getFirst();
        long heardBefore = changes.heard();
        var watcher = watches(ANY, heardBefore);
        caches.dropAll();
        assertThat(kindsToldTo(watcher)).containsExactly("MISSED");
        assertThat(kindsToldTo(watches(Map.of("after", before), 0))).containsExactly("MISSED");
        assertThat(kindsToldTo(watches(ANY, heardBefore))).containsExactly("MISSED");
        assertThat(kindsToldTo(watches(ANY, changes.heard()))).isEmpty();
    }

    @Test
    void whoIsTooSlowIsLetGoAndTheOthersHearOn() {
        var slow = AssertSubscriber.<Map<String, Object>>create(0);
        changes.toldTo(receptionist, event -> true, ANY, changes.heard())
                .subscribe()
                .withSubscriber(slow);
        var quick = watches(ANY, changes.heard());
        happens(300);
        slow.request(ALL_THERE_IS).assertTerminated();
        assertThat(slow.getItems()).hasSizeLessThan(300);
        quick.assertNotTerminated();
        assertThat(toldTo(quick)).hasSize(300);
    }

    @Test
    void onlyWhatWasAskedForIsTold() {
        UUID doctor = UUID.randomUUID();
        var watcher = watches(Map.of("doctorId", doctor.toString()), changes.heard());
        happens(2);
        UUID theirs = happened(doctor, UUID.randomUUID());
        assertThat(toldTo(watcher)).containsExactly(theirs);
    }

    @Test
    void ofAQueueOnlyWhatMovesItIsTold() {
        UUID department = UUID.randomUUID();
        var watcher = AssertSubscriber.<Map<String, Object>>create(ALL_THERE_IS);
        changes.toldTo(
                        receptionist,
                        AppointmentChanges::movesAQueue,
                        Map.of("departmentId", department.toString()),
                        changes.heard())
                .subscribe()
                .withSubscriber(watcher);
        UUID id = UUID.randomUUID();
        UUID doctor = UUID.randomUUID();
        Instant end = START.plusSeconds(1800);
        changes.hear(UUID.randomUUID(), new AppointmentBooked(id, id, doctor, department, null, START, end, null));
        changes.hear(UUID.randomUUID(), new AppointmentCheckedIn(id, id, doctor, department, null, START, end, null));
        changes.hear(UUID.randomUUID(), new AppointmentCheckedIn(id, id, doctor, doctor, null, START, end, null));
        changes.hear(UUID.randomUUID(), new AppointmentStarted(id, id, doctor, department, null, START, end, null));
        changes.hear(UUID.randomUUID(), new AppointmentCompleted(id, id, doctor, department, null, START, end, null));
        assertThat(kindsToldTo(watcher)).containsExactly("CHECKED_IN", "STARTED", "COMPLETED");
    }

    @Test
    void patientsHearOfTheirOwnAppointmentsOnly() {
        UUID patient = UUID.randomUUID();
        var watcher = watches(Callers.patient(patient), ANY, changes.heard());
        happens(2);
        UUID theirs = happened(UUID.randomUUID(), patient);
        assertThat(toldTo(watcher)).containsExactly(theirs);
    }

    @Test
    void whoMayNotSeeAppointmentsAndWhatIsNoIdIsRefused() {
        assertThatThrownBy(() -> changes.toldTo(Callers.allowed("patients:read"), event -> true, ANY, 0))
                .isInstanceOf(Failure.Forbidden.class);
        assertThatThrownBy(() -> changes.toldTo(receptionist, event -> true, Map.of("after", "yesterday"), 0))
                .isInstanceOf(Failure.Malformed.class);
    }

    private AssertSubscriber<Map<String, Object>> watches(Map<String, Object> asked, long heardBefore) {
        return watches(receptionist, asked, heardBefore);
    }

    private AssertSubscriber<Map<String, Object>> watches(Caller caller, Map<String, Object> asked, long heardBefore) {
        var watcher = AssertSubscriber.<Map<String, Object>>create(ALL_THERE_IS);
        changes.toldTo(caller, event -> true, asked, heardBefore).subscribe().withSubscriber(watcher);
        return watcher;
    }

    private static List<Object> toldTo(AssertSubscriber<Map<String, Object>> watcher) {
        return watcher.getItems().stream().map(told -> told.get("eventId")).toList();
    }

    private static List<Object> kindsToldTo(AssertSubscriber<Map<String, Object>> watcher) {
        return watcher.getItems().stream().map(told -> told.get("kind")).toList();
    }

    private List<UUID> happens(int times) {
        return Stream.generate(() -> happened(UUID.randomUUID(), UUID.randomUUID()))
                .limit(times)
                .toList();
    }

    /** @return the id of the event */
    private UUID happened(UUID doctor, UUID patient) {
        UUID event = UUID.randomUUID();
        changes.hear(
                event,
                new AppointmentBooked(
                        UUID.randomUUID(), patient, doctor, null, null, START, START.plusSeconds(1800), null));
        return event;
    }
}
