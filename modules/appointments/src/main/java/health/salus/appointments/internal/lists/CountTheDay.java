package health.salus.appointments.internal.lists;

import static health.salus.appointments.internal.appointment.AppointmentRow.at;

import health.salus.appointments.internal.appointment.Period;
import health.salus.appointments.internal.appointment.Sight;
import health.salus.appointments.internal.appointment.TimeRange;
import health.salus.appointments.internal.hospital.Rooms;
import health.salus.appointments.internal.hospital.Staff;
import health.salus.appointments.internal.slots.FindFreeSlots;
import health.salus.appointments.internal.slots.SlotLength;
import health.salus.appointments.internal.slots.SlotSearch;
import health.salus.departments.LocationView;
import health.salus.doctors.DoctorSummary;
import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import health.salus.platform.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Counts who is expected, who waits, who was seen, and what is still free on a day. */
@ApplicationScoped
class CountTheDay {
    private static final Duration LONG_WAIT = Duration.ofMinutes(20);

    private final Database database;
    private final FindFreeSlots slots;
    private final Staff staff;
    private final Rooms rooms;
    private final Clock clock;

    CountTheDay(@Schema("appointments") Database database, FindFreeSlots slots, Staff staff, Rooms rooms, Clock clock) {
        this.database = database;
        this.slots = slots;
        this.staff = staff;
        this.rooms = rooms;
        this.clock = clock;
    }

    /** @param asked today at the location, or in UTC where none is given, if null */
    DaySummary count(@Nullable LocalDate asked, @Nullable UUID locationId, @Nullable UUID doctorId, Caller caller) {
        Instant now = clock.instant();
        LocalDate date = asked == null ? LocalDate.ofInstant(now, zone(locationId)) : asked;
        TimeRange range = TimeRange.parse(date.toString(), date.toString());
        var filter = new AppointmentFilter();
        filter.locationId = locationId;
        filter.doctorId = doctorId;
        var query = new AppointmentQuery(filter, range, Sight.of(caller));
        long free = freeSlots(range, locationId, doctorId, now);
        return database.readMaybeBehind(handle -> query.select(handle, """
                        count(*) FILTER (WHERE status IN ('proposed', 'booked', 'confirmed')) AS expected,
                        count(*) FILTER (WHERE status = 'checked-in') AS arrived,
                        count(*) FILTER (WHERE status = 'checked-in' AND checked_in_at < :longAgo) AS waiting_long,
                        count(*) FILTER (WHERE status = 'in-progress') AS in_progress,
                        count(*) FILTER (WHERE status = 'completed') AS done,
                        count(*) FILTER (WHERE status = 'cancelled') AS cancelled,
                        count(*) FILTER (WHERE status = 'no-show') AS no_show""")
                .bind("longAgo", at(now.minus(LONG_WAIT)))
                .map((row, context) -> new DaySummary(
                        date,
                        row.getLong("expected"),
                        row.getLong("arrived"),
                        row.getLong("waiting_long"),
                        row.getLong("in_progress"),
                        row.getLong("done"),
                        row.getLong("cancelled"),
                        row.getLong("no_show"),
                        free))
                .one());
    }

    private long freeSlots(TimeRange range, @Nullable UUID locationId, @Nullable UUID doctorId, Instant now) {
        if (range.to() == null || !now.isBefore(range.to()) || range.from() == null) {
            return 0;
        }
        Instant from = range.from().isAfter(now) ? range.from() : now;
        List<DoctorSummary> doctors = doctorId == null
                ? staff.in(null, null)
                : staff.find(doctorId).map(List::of).orElse(List.of());
        var search = new SlotSearch(
                doctors,
                null,
                locationId,
                new SlotLength(null, null),
                new Period(from, range.to()),
                slot -> range.admits(slot.start(), slot.zone()));
        return slots.count(search);
    }

    private ZoneId zone(@Nullable UUID locationId) {
        return locationId == null
                ? ZoneOffset.UTC
                : rooms.location(locationId).map(LocationView::zone).orElse(ZoneOffset.UTC);
    }
}
