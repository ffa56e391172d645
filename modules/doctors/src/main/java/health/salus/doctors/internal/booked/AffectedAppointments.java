package health.salus.doctors.internal.booked;

import health.salus.doctors.internal.availability.Coverage;
import health.salus.doctors.internal.availability.Places;
import health.salus.doctors.internal.availability.Roster;
import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Finds the booked appointments a change of a doctor's roster leaves outside their working time. */
@ApplicationScoped
public class AffectedAppointments {
    private final Database database;
    private final Places places;
    private final Clock clock;

    public AffectedAppointments(@Schema("doctors") Database database, Places places, Clock clock) {
        this.database = database;
        this.places = places;
        this.clock = clock;
    }

    /**
     * Those inside working time before and not after; what was outside already is no news. Asks the departments module.
     *
     * @throws ScheduleAffectsAppointments when there are some and they are not to be kept
     */
    public List<BookedAppointment> by(Roster before, Roster after, OnAffected onAffected) {
        Instant now = clock.instant();
        List<BookedAppointment> ahead = database.read(handle -> BookedRepository.ahead(handle, before.doctorId(), now));
        if (ahead.isEmpty()) {
            return List.of();
        }
        Instant end = ahead.stream()
                .map(BookedAppointment::end)
                .max(Instant::compareTo)
                .orElseThrow();
        var where = places.of(Stream.concat(before.entries().stream(), after.entries().stream())
                .toList());
        var inside = Coverage.of(before, where, now, end);
        var insideThen = Coverage.of(after, where, now, end);
        List<BookedAppointment> affected = ahead.stream()
                .filter(booked -> inside.holds(booked.start(), booked.end()))
                .filter(booked -> !insideThen.holds(booked.start(), booked.end()))
                .toList();
        if (!affected.isEmpty() && onAffected == OnAffected.REFUSE) {
            throw new ScheduleAffectsAppointments(affected);
        }
        return affected;
    }
}
