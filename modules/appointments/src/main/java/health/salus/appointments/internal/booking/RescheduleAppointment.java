package health.salus.appointments.internal.booking;

import health.salus.appointments.AppointmentView;
import health.salus.appointments.internal.appointment.Appointment;
import health.salus.appointments.internal.appointment.AppointmentEvents;
import health.salus.appointments.internal.appointment.AppointmentRepository;
import health.salus.appointments.internal.appointment.HistoryEntry;
import health.salus.appointments.internal.appointment.Lanes;
import health.salus.appointments.internal.appointment.Move;
import health.salus.appointments.internal.appointment.Overbooking;
import health.salus.appointments.internal.appointment.Sight;
import health.salus.appointments.internal.lists.Views;
import health.salus.appointments.internal.lists.Views.Names;
import health.salus.appointments.internal.slots.Diary;
import health.salus.platform.audit.AccessRecord;
import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import health.salus.platform.data.Transaction;
import health.salus.platform.security.Caller;
import health.salus.platform.web.Failure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Moves an appointment to another time, or to another doctor. It never stands in its own way. */
@ApplicationScoped
public class RescheduleAppointment {
    private final Planner planner;
    private final Occupancy occupancy;
    private final Diary diary;
    private final Views views;
    private final BookingSettings settings;
    private final Database database;
    private final Clock clock;

    RescheduleAppointment(
            Planner planner,
            Occupancy occupancy,
            Diary diary,
            Views views,
            BookingSettings settings,
            @Schema("appointments") Database database,
            Clock clock) {
        this.planner = planner;
        this.occupancy = occupancy;
        this.diary = diary;
        this.views = views;
        this.settings = settings;
        this.database = database;
        this.clock = clock;
    }

    /** Is stored together with a move, in its transaction and before it. */
    @FunctionalInterface
    public interface Before {
        void store(Transaction transaction, Appointment moved);
    }

    /** @throws SlotAlreadyTaken when somebody else has the doctor, the room or the patient then */
    AppointmentView reschedule(UUID id, RescheduleForm form, @Nullable Long expected, Caller caller) {
        return reschedule(id, form, expected, caller, null, (transaction, moved) -> {});
    }

    /**
     * As above, to a time that was kept free for it.
     *
     * @param held what {@code first} gives back, so that it is not in the way
     */
    public AppointmentView reschedule(
            UUID id, RescheduleForm form, @Nullable Long expected, Caller caller, @Nullable UUID held, Before first) {
        Instant now = clock.instant();
        Appointment before = visible(id, caller);
        before.versionMustBe(expected);
        Move.RESCHEDULE.from(before.status());
        boolean byPatient = Sight.isPatient(caller);
        BookingRules.startMustBeBookable(form.start(), now, settings, byPatient);
        Wish wish = wish(form, before);
        Overbooking why = form.override() == null ? null : form.override().authorised(caller, wish.doctorId(), now);
        Plan plan = planner.plan(wish, why);
        BookingRules.patientsChooseOfferedSlots(plan, byPatient);
        Appointment moved = before.reschedule(plan.place(), plan.time(), now);
        Appointment wanted = plan.conflicts().isEmpty() || why == null ? moved : moved.overbooked(Lanes.REGULAR, why);
        Names names = views.names(wanted);
        return occupancy.take(wanted, why, caller, held, (transaction, placed) -> {
            first.store(transaction, placed);
            store(transaction, before, placed, caller);
            return names.of(placed);
        });
    }

    private static Wish wish(RescheduleForm form, Appointment before) {
        return new Wish(
                form.doctorId() == null ? before.place().doctorId() : form.doctorId(),
                form.start(),
                before.type(),
                form.minutes() == null ? (int) before.period().length().toMinutes() : form.minutes(),
                form.roomId());
    }

    private void store(Transaction transaction, Appointment before, Appointment after, Caller caller) {
        AppointmentRepository.update(transaction.handle(), after, HistoryEntry.rescheduled(before, after, caller));
        transaction.publish(AppointmentEvents.rescheduled(before, after));
        var record = AccessRecord.of(
                caller, after.updatedAt(), "appointments:reschedule", "appointment", after.id(), after.patientId());
        Overbooking why = after.overbooking();
        transaction.record(why == null ? record : record.because(why.reason()));
        transaction.afterCommit(() -> diary.changed(before.place(), before.period()));
    }

    private Appointment visible(UUID id, Caller caller) {
        Sight sight = Sight.of(caller);
        return database.read(handle -> AppointmentRepository.find(handle, id))
                .filter(found -> found.patientId() != null && sight.sees(found))
                .orElseThrow(() -> new Failure.NotFound("appointment"));
    }
}
