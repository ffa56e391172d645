package health.salus.doctors.internal.availability;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneRules;

/**
 * What the clock on a location's wall means. A later reading never stands for an earlier moment, so what does not overlap on
 * the wall does not overlap in time: a reading that the clock skips stands for the moment of the jump, one that it shows
 * twice for the first of the two.
 */
final class WallClock {
    private final ZoneRules rules;

    private WallClock(ZoneRules rules) {
        this.rules = rules;
    }

    static WallClock in(ZoneId zone) {
        return new WallClock(zone.getRules());
    }

    Instant moment(LocalDateTime reading) {
        var transition = rules.getTransition(reading);
        return transition != null && transition.isGap()
                ? transition.getInstant()
                : reading.toInstant(rules.getOffset(reading));
    }

    /** The first moment of a day. */
    Instant startOf(LocalDate day) {
        return moment(day.atStartOfDay());
    }

    LocalDate dayAt(Instant moment) {
        return LocalDate.ofInstant(moment, rules.getOffset(moment));
    }
}
