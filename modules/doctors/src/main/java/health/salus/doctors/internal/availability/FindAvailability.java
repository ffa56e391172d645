package health.salus.doctors.internal.availability;

import health.salus.doctors.AvailabilityInterval;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Answers when doctors work. */
@ApplicationScoped
public class FindAvailability {
    private final Rosters rosters;
    private final Places places;

    public FindAvailability(Rosters rosters, Places places) {
        this.rosters = rosters;
        this.places = places;
    }

    /** The intervals of these doctors from {@code from} until just before {@code to}, doctor by doctor, in order of time. */
    public List<AvailabilityInterval> of(List<UUID> doctorIds, Instant from, Instant to) {
        List<Roster> known = rosters.of(doctorIds);
        var where = places.of(
                known.stream().flatMap(roster -> roster.entries().stream()).toList());
        return known.stream()
                .flatMap(roster -> WorkingTime.of(roster, where, from, to).stream())
                .toList();
    }
}
