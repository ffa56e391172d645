package health.salus.appointments.internal.slots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.salus.platform.web.Failure;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlotWindowTest {
    private static final Instant NOW = Instant.parse("2026-03-02T06:00:00Z");

    @Test
    void reachesTwoWeeksFromNow() {
        SlotWindow window = SlotWindow.parse(null, null, NOW);

        assertThat(window.time().start()).isEqualTo(NOW);
        assertThat(window.time().length()).isEqualTo(Duration.ofDays(14));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Pacific/Kiritimati", "Europe/Berlin", "America/New_York", "Etc/GMT+12"})
    void holdsTheWholeDayOfEveryZone(String zone) {
        SlotWindow window = SlotWindow.parse("2026-03-29", "2026-03-29", NOW);
        ZoneId there = ZoneId.of(zone);
        Instant start = LocalDate.parse("2026-03-29").atStartOfDay(there).toInstant();
        Instant end = LocalDate.parse("2026-03-30").atStartOfDay(there).toInstant();

        assertThat(window.time().start()).isBeforeOrEqualTo(start);
        assertThat(window.time().end()).isAfterOrEqualTo(end);
        assertThat(window.range().admits(start, there)).isTrue();
        assertThat(window.range().admits(end.minusSeconds(1), there)).isTrue();
        assertThat(window.range().admits(end, there)).isFalse();
        assertThat(window.range().admits(start.minusSeconds(1), there)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "tomorrow, ,?from",
        "2026-02-30, ,?from",
        "2026-03-05, 2026-03-04, ?to",
        "2026-03-05, 2026-06-04, ?to",
        "-999999999-01-01T00:00:00Z, ,?from",
        "2026-03-05T00:00:00Z, 2026-03-05T00:00:00Z, ?to"
    })
    void refusesWhatMakesNoSense(String from, String to, String pointer) {
        assertThatThrownBy(() -> SlotWindow.parse(from, to, NOW))
                .isInstanceOfSatisfying(
                        Failure.Malformed.class,
                        refused -> assertThat(refused.errors().getFirst().pointer())
                                .isEqualTo(pointer));
    }
}
