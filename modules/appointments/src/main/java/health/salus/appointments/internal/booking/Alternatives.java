package health.salus.appointments.internal.booking;

import health.salus.appointments.internal.appointment.Appointment;
import health.salus.appointments.internal.appointment.Period;
import health.salus.appointments.internal.catalogue.AppointmentType;
import health.salus.appointments.internal.catalogue.AppointmentTypes;
import health.salus.appointments.internal.hospital.Staff;
import health.salus.appointments.internal.slots.FindFreeSlots;
import health.salus.appointments.internal.slots.Slot;
import health.salus.appointments.internal.slots.SlotLength;
import health.salus.appointments.internal.slots.SlotSearch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Times to offer instead of one that cannot be had: the next free ones of the same doctor. */
@ApplicationScoped
class Alternatives {
    private static final int COUNT = 3;
    private static final Duration AHEAD = Duration.ofDays(14);

    private final FindFreeSlots slots;
    private final Staff staff;
    private final AppointmentTypes types;
    private final Clock clock;

    Alternatives(FindFreeSlots slots, Staff staff, AppointmentTypes types, Clock clock) {
        this.slots = slots;
        this.staff = staff;
        this.types = types;
        this.clock = clock;
    }

    List<Slot> to(Appointment wanted) {
        AppointmentType type = types.all().stream()
                .filter(known -> known.code().equals(wanted.type()))
                .findFirst()
                .orElse(null);
        int minutes = (int) wanted.period().length().toMinutes();
        return to(wanted.place().doctorId(), wanted.period().start(), new SlotLength(type, minutes));
    }

    List<Slot> to(UUID doctorId, Instant start, SlotLength length) {
        Instant now = clock.instant();
        Instant from = start.isAfter(now) ? start : now;
        return staff.find(doctorId)
                .map(doctor -> slots.first(
                        new SlotSearch(List.of(doctor), null, null, length, Period.of(from, AHEAD), slot -> true),
                        COUNT))
                .orElse(List.of());
    }
}
