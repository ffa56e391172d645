package health.salus.appointments.internal.departure;

import static health.salus.appointments.internal.appointment.AppointmentRow.at;
import static health.salus.appointments.internal.appointment.AppointmentRow.instant;

import health.salus.appointments.internal.appointment.Appointment;
import health.salus.appointments.internal.appointment.Period;
import health.salus.appointments.internal.booking.BookingSettings;
import health.salus.appointments.internal.catalogue.AppointmentType;
import health.salus.appointments.internal.catalogue.AppointmentTypes;
import health.salus.appointments.internal.hospital.Staff;
import health.salus.appointments.internal.slots.FindFreeSlots;
import health.salus.appointments.internal.slots.Slot;
import health.salus.appointments.internal.slots.SlotLength;
import health.salus.appointments.internal.slots.SlotSearch;
import health.salus.doctors.DoctorSummary;
import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Finds who else could see a patient, and when: a doctor of the same specialty and department at the same location. Asks the
 * doctors module.
 */
@ApplicationScoped
class FindOtherTime {
    private static final int EVERY_SLOT = Integer.MAX_VALUE;

    private final Staff staff;
    private final FindFreeSlots slots;
    private final AppointmentTypes types;
    private final BookingSettings settings;
    private final Database database;
    private final Clock clock;

    FindOtherTime(
            Staff staff,
            FindFreeSlots slots,
            AppointmentTypes types,
            BookingSettings settings,
            @Schema("appointments") Database database,
            Clock clock) {
        this.staff = staff;
        this.slots = slots;
        this.types = types;
        this.settings = settings;
        this.database = database;
        this.clock = clock;
    }

    Optional<Slot> instead(Appointment appointment) {
        List<DoctorSummary> others = colleagues(appointment);
        Instant now = clock.instant();
        var nearest = database.read(
                handle -> new NearestSlot(appointment.period(), now, patientsOtherTimes(handle, appointment)));
        return nearest.window(settings.horizon())
                .filter(window -> !others.isEmpty())
                .map(window -> new SlotSearch(
                        others,
                        appointment.place().departmentId(),
                        appointment.place().locationId(),
                        length(appointment),
                        window,
                        slot -> true))
                .flatMap(search -> nearest.among(slots.first(search, EVERY_SLOT)));
    }

    private List<DoctorSummary> colleagues(Appointment appointment) {
        return staff.find(appointment.place().doctorId()).stream()
                .filter(leaving -> !leaving.specialties().isEmpty())
                .flatMap(leaving ->
                        staff
                                .in(
                                        leaving.specialties().getFirst(),
                                        appointment.place().departmentId())
                                .stream())
                .filter(DoctorSummary::takesAppointments)
                .filter(doctor -> !doctor.id().equals(appointment.place().doctorId()))
                .toList();
    }

    private SlotLength length(Appointment appointment) {
        AppointmentType type = types.all().stream()
                .filter(known -> known.code().equals(appointment.type()))
                .findFirst()
                .orElse(null);
        return new SlotLength(type, (int) appointment.period().length().toMinutes());
    }

    /** Also what is kept free for them by other proposals. */
    private static List<Period> patientsOtherTimes(Handle handle, Appointment appointment) {
        return handle.createQuery("""
                        SELECT starts_at, ends_at FROM appointments.appointment
                        WHERE patient_id = :patient AND id <> :id AND starts_at > :from AND starts_at < :to
                          AND status IN ('proposed', 'held', 'booked', 'confirmed', 'checked-in', 'in-progress', 'offered')
                        UNION ALL
                        SELECT held.starts_at, held.ends_at FROM appointments.appointment mine
                          JOIN appointments.proposal p ON p.appointment_id = mine.id AND p.state = 'open'
                          JOIN appointments.appointment held ON held.id = p.hold_id AND held.status = 'held'
                        WHERE mine.patient_id = :patient AND mine.id <> :id""")
                .bind("patient", appointment.patientId())
                .bind("id", appointment.id())
                .bind(
                        "from",
                        at(appointment
                                .period()
                                .start()
                                .minus(NearestSlot.EARLIER)
                                .minus(NearestSlot.LATER)))
                .bind(
                        "to",
                        at(appointment.period().end().plus(NearestSlot.LATER).plus(NearestSlot.LATER)))
                .map((row, context) -> new Period(instant(row, "starts_at"), instant(row, "ends_at")))
                .list();
    }
}
