package health.salus.appointments.internal.booking;

import health.salus.appointments.AppointmentView;
import health.salus.appointments.internal.appointment.Appointment;
import health.salus.appointments.internal.appointment.Appointment.Visit;
import health.salus.appointments.internal.appointment.AppointmentRepository;
import health.salus.appointments.internal.appointment.HistoryEntry;
import health.salus.appointments.internal.appointment.Lanes;
import health.salus.appointments.internal.appointment.Move;
import health.salus.appointments.internal.appointment.Overbooking;
import health.salus.appointments.internal.appointment.Sight;
import health.salus.appointments.internal.appointment.Source;
import health.salus.appointments.internal.appointment.Status;
import health.salus.appointments.internal.hospital.PatientRegister;
import health.salus.appointments.internal.lists.Views;
import health.salus.appointments.internal.lists.Views.Names;
import health.salus.patients.PatientSummary;
import health.salus.platform.data.Ids;
import health.salus.platform.security.Caller;
import health.salus.platform.web.Failure;
import health.salus.platform.web.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Books an appointment, on a held slot if the caller holds one. */
@ApplicationScoped
class BookAppointment {
    private final PatientRegister patients;
    private final Planner planner;
    private final HeldSlots holds;
    private final Occupancy occupancy;
    private final NewBookings bookings;
    private final Views views;
    private final BookingSettings settings;
    private final Clock clock;

    BookAppointment(
            PatientRegister patients,
            Planner planner,
            HeldSlots holds,
            Occupancy occupancy,
            NewBookings bookings,
            Views views,
            BookingSettings settings,
            Clock clock) {
        this.patients = patients;
        this.planner = planner;
        this.holds = holds;
        this.occupancy = occupancy;
        this.bookings = bookings;
        this.views = views;
        this.settings = settings;
        this.clock = clock;
    }

    /** @throws SlotAlreadyTaken when somebody else has the doctor, the room or the patient then */
    AppointmentView book(BookingForm form, Caller caller) {
        Instant now = clock.instant();
        boolean byPatient = Sight.isPatient(caller);
        BookingRules.patientsBookForThemselves(caller, form.patientId(), byPatient);
        BookingRules.startMustBeBookable(form.start(), now, settings, byPatient);
        BookingRules.patientMustBeActive(patient(form.patientId()));
        Optional<Appointment> hold = holds.usable(form.holdId(), form, caller, now);
        Overbooking why = form.override() == null ? null : form.override().authorised(caller, form.doctorId(), now);
        Plan plan = planner.plan(hold.map(held -> HeldSlots.wish(held, form)).orElseGet(form::wish), why);

        var visit = new Visit(form.patientId(), plan.type(), stripped(form.reason()));
        Appointment wanted = hold.map(held -> held.book(visit, now))
                .orElseGet(() -> Appointment.booked(
                        Ids.next(),
                        byPatient && !plan.regular() ? Status.PROPOSED : Status.BOOKED,
                        visit,
                        plan.place(),
                        plan.time(),
                        byPatient ? Source.PATIENT : Source.STAFF,
                        now));
        Appointment placed = plan.conflicts().isEmpty() || why == null ? wanted : wanted.overbooked(Lanes.REGULAR, why);
        Names names = views.names(placed);
        return occupancy.take(
                placed,
                why,
                caller,
                hold.map(held -> onHold(held, caller, names)).orElseGet(() -> bookings.by(caller, names)));
    }

    private static Occupancy.Store<AppointmentView> onHold(Appointment hold, Caller caller, Names names) {
        return (transaction, booked) -> {
            AppointmentRepository.update(
                    transaction.handle(), booked, HistoryEntry.taken(Move.BOOK, hold, booked, caller, null));
            NewBookings.leave(transaction, booked, caller);
            return names.of(booked);
        };
    }

    private PatientSummary patient(UUID id) {
        return patients.current(id)
                .orElseThrow(() -> new Failure.RuleBroken(
                        "unknown-patient",
                        "There is no such patient.",
                        new FieldError("/patientId", "unknown", "Choose or register a patient.")));
    }

    private static @Nullable String stripped(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
