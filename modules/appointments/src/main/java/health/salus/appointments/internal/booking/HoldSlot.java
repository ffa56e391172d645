package health.salus.appointments.internal.booking;

import health.salus.appointments.AppointmentView;
import health.salus.appointments.internal.appointment.Appointment;
import health.salus.appointments.internal.appointment.AppointmentEvents;
import health.salus.appointments.internal.appointment.AppointmentRepository;
import health.salus.appointments.internal.appointment.HistoryEntry;
import health.salus.appointments.internal.appointment.Hold;
import health.salus.appointments.internal.appointment.Sight;
import health.salus.appointments.internal.appointment.Source;
import health.salus.appointments.internal.lists.Views;
import health.salus.appointments.internal.lists.Views.Names;
import health.salus.platform.data.Database;
import health.salus.platform.data.Ids;
import health.salus.platform.data.Schema;
import health.salus.platform.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/** Keeps a slot free for a few minutes, while somebody fills in the rest. */
@ApplicationScoped
class HoldSlot {
    private final Planner planner;
    private final Occupancy occupancy;
    private final Views views;
    private final BookingSettings settings;
    private final Database database;
    private final Clock clock;

    HoldSlot(
            Planner planner,
            Occupancy occupancy,
            Views views,
            BookingSettings settings,
            @Schema("appointments") Database database,
            Clock clock) {
        this.planner = planner;
        this.occupancy = occupancy;
        this.views = views;
        this.settings = settings;
        this.database = database;
        this.clock = clock;
    }

    /** @throws SlotAlreadyTaken when somebody else has the doctor or the room then */
    AppointmentView hold(HoldForm form, Caller caller) {
        Instant now = clock.instant();
        boolean byPatient = Sight.isPatient(caller);
        if (form.patientId() != null) {
            BookingRules.patientsBookForThemselves(caller, form.patientId(), byPatient);
        }
        BookingRules.startMustBeBookable(form.start(), now, settings, byPatient);
        BookingRules.holdsMustNotPileUp(
                database.read(handle -> AppointmentRepository.countHolds(handle, caller.userId(), now)), byPatient);
        Plan plan = planner.plan(form.wish(), null);
        BookingRules.patientsChooseOfferedSlots(plan, byPatient);
        var hold = new Hold(caller.userId(), now.plus(settings.holdLife()));
        Appointment wanted = Appointment.held(
                Ids.next(),
                plan.place(),
                plan.time(),
                plan.type(),
                byPatient ? Source.PATIENT : Source.STAFF,
                hold,
                now);
        Names names = views.names(wanted);
        return occupancy.take(wanted, null, caller, (transaction, held) -> {
            if (!AppointmentRepository.insert(transaction.handle(), held, HistoryEntry.made(held, caller))) {
                return null;
            }
            transaction.publish(AppointmentEvents.held(held));
            return names.of(held);
        });
    }
}
