package health.salus.doctors.internal.availability;

import health.salus.doctors.AvailabilityInterval;
import health.salus.doctors.AvailabilityKind;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A doctor's working time without seams, so that it can be asked whether something lies inside. */
public final class Coverage {
    private final TreeMap<Instant, Instant> spans = new TreeMap<>();

    private Coverage() {}

    public static Coverage of(Roster roster, Map<UUID, Place> places, Instant from, Instant to) {
        var coverage = new Coverage();
        for (AvailabilityInterval interval : WorkingTime.of(roster, places, from, to)) {
            if (interval.kind() == AvailabilityKind.WORKING) {
                coverage.add(interval.start(), interval.end());
            }
        }
        return coverage;
    }

    private void add(Instant start, Instant end) {
        var last = spans.lastEntry();
        if (last != null && last.getValue().equals(start)) {
            spans.put(last.getKey(), end);
        } else {
            spans.put(start, end);
        }
    }

    public boolean holds(Instant start, Instant end) {
        var span = spans.floorEntry(start);
        return span != null && !end.isAfter(span.getValue());
    }
}
