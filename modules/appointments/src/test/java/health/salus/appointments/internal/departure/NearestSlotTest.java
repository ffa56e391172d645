package health.salus.appointments.internal.departure;

import static org.assertj.core.api.Assertions.assertThat;

import health.salus.appointments.internal.appointment.Period;
import health.salus.appointments.internal.slots.Slot;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NearestSlotTest {
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    private static final Period WANTED = half("2026-03-05T10:00:00Z");
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

    private final NearestSlot nearest = new NearestSlot(WANTED, NOW, List.of());

    @Test
    void isTheSameTimeIfItCanBeHad() {
        assertThat(among(nearest, "2026-03-05T09:30:00Z", "2026-03-05T10:00:00Z", "2026-03-05T10:30:00Z"))
                .contains("2026-03-05T10:00:00Z");
    }

    @Test
    void isElseTheClosestBeforeOrAfter() {
        assertThat(among(nearest, "2026-03-05T08:00:00Z", "2026-03-05T11:00:00Z"))
                .contains("2026-03-05T11:00:00Z");
        assertThat(among(nearest, "2026-03-05T09:00:00Z", "2026-03-06T11:00:00Z"))
                .contains("2026-03-05T09:00:00Z");
        assertThat(among(nearest)).isEmpty();
    }

    @Test
    void isNotWhileThePatientIsElsewhere() {
        var busy = new NearestSlot(WANTED, NOW, List.of(half("2026-03-05T10:45:00Z"), half("2026-03-05T09:15:00Z")));

        assertThat(among(busy, "2026-03-05T09:30:00Z", "2026-03-05T10:30:00Z", "2026-03-05T14:00:00Z"))
                .contains("2026-03-05T14:00:00Z");
    }

    @Test
    void doesNotAskAPatientToComeSoonerAtShortNotice() {
        var soon = new NearestSlot(half("2026-03-02T15:00:00Z"), NOW, List.of());

        assertThat(among(soon, "2026-03-02T14:30:00Z", "2026-03-02T18:00:00Z")).contains("2026-03-02T18:00:00Z");
        assertThat(among(soon, "2026-03-02T14:30:00Z")).isEmpty();
        assertThat(among(nearest, "2026-03-03T08:00:00Z")).contains("2026-03-03T08:00:00Z");
        assertThat(among(nearest, "2026-03-03T07:30:00Z")).isEmpty();
    }

    @Test
    void isLookedForFromNowOnAndNoFurtherThanCanBeBooked() {
        assertThat(nearest.window(Duration.ofDays(365)))
                .contains(new Period(NOW, Instant.parse("2026-03-19T10:00:00Z")));
        assertThat(nearest.window(Duration.ofDays(10)))
                .contains(new Period(NOW, Instant.parse("2026-03-12T08:00:00Z")));
        var far = new NearestSlot(half("2026-06-05T10:00:00Z"), NOW, List.of());
        assertThat(far.window(Duration.ofDays(10))).isEmpty();
    }

    private static Optional<String> among(NearestSlot nearest, String... starts) {
        return nearest.among(Arrays.stream(starts).map(NearestSlotTest::slot).toList())
                .map(slot -> slot.start().toString());
    }

    private static Slot slot(String start) {
        Period time = half(start);
        return new Slot(
                UUID.randomUUID(),
                "Dr. Other",
                null,
                UUID.randomUUID(),
                ZoneId.of("Europe/Berlin"),
                null,
                time.start(),
                time.end(),
                null);
    }

    private static Period half(String start) {
        return Period.of(Instant.parse(start), HALF_AN_HOUR);
    }
}
