package health.salus.doctors.internal.availability;

import health.salus.doctors.AvailabilityInterval;
import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Answers when doctors work. */
@ApplicationScoped
public class FindAvailability {
    private final Database database;
    private final Places places;

    FindAvailability(@Schema("doctors") Database database, Places places) {
        this.database = database;
        this.places = places;
    }

    /** The intervals of these doctors from {@code from} until just before {@code to}, doctor by doctor, in order of time. */
    public List<AvailabilityInterval> of(List<UUID> doctorIds, Instant from, Instant to) {
        List<Roster> rosters = database.read(handle -> Rosters.of(handle, doctorIds));
        var known = places.of(
                rosters.stream().flatMap(roster -> roster.entries().stream()).toList());
        return rosters.stream()
                .flatMap(roster -> WorkingTime.of(roster, known, from, to).stream())
                .toList();
    }
}
