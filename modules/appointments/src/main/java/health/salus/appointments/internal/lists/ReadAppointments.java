package health.salus.appointments.internal.lists;

import health.salus.appointments.AppointmentView;
import health.salus.appointments.internal.appointment.Appointment;
import health.salus.appointments.internal.appointment.AppointmentRepository;
import health.salus.appointments.internal.appointment.HistoryEntry;
import health.salus.appointments.internal.appointment.Sight;
import health.salus.appointments.internal.appointment.TimeRange;
import health.salus.patients.CallerRef;
import health.salus.patients.Patients;
import health.salus.platform.audit.AccessRecord;
import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import health.salus.platform.security.Caller;
import health.salus.platform.web.Failure;
import health.salus.platform.web.Page;
import health.salus.platform.web.PageQuery;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows appointments to those who may see them, and notes that they were seen. */
@ApplicationScoped
class ReadAppointments {
    private final Database database;
    private final Patients patients;
    private final Views views;
    private final Clock clock;

    ReadAppointments(@Schema("appointments") Database database, Patients patients, Views views, Clock clock) {
        this.database = database;
        this.patients = patients;
        this.views = views;
        this.clock = clock;
    }

    Page<AppointmentView> list(AppointmentFilter filter, PageQuery page, Caller caller) {
        othersStayUnknown(filter.patientId, caller);
        var query =
                new AppointmentQuery(filter, TimeRange.parse(filter.from, filter.to), sight(filter.patientId, caller));
        List<Appointment> rows = database.readMaybeBehind(handle -> query.page(handle, page));
        Page<Appointment> found =
                Page.cut(rows, page, row -> List.of(row.period().start(), row.id()), null);
        // One record for the whole list: whose it is, where that was asked for, and who was shown.
        database.recordRead(
                AccessRecord.of(caller, clock.instant(), "appointments:read", "appointment", "list", filter.patientId)
                        .noting(shown(found.data())));
        return new Page<>(views.of(found.data()), found.page());
    }

    /** A page is never so long that naming all its patients would be too much. A held slot has none yet. */
    private static String shown(List<Appointment> appointments) {
        return appointments.size() + " shown: "
                + appointments.stream()
                        .map(Appointment::patientId)
                        .filter(Objects::nonNull)
                        .distinct()
                        .map(UUID::toString)
                        .collect(Collectors.joining(" "));
    }

    /** To a patient, another one is not somebody without appointments but nobody. */
    private static void othersStayUnknown(@Nullable UUID patientId, Caller caller) {
        if (Sight.isPatient(caller) && patientId != null && !patientId.equals(caller.patientId())) {
            throw new Failure.NotFound("patient");
        }
    }

    AppointmentView one(UUID id, Caller caller) {
        return views.of(seen(id, "appointments:read", caller));
    }

    List<HistoryEntry> history(UUID id, Caller caller) {
        seen(id, "appointments:read-history", caller);
        return database.readMaybeBehind(handle -> AppointmentRepository.history(handle, id));
    }

    private Appointment seen(UUID id, String action, Caller caller) {
        Appointment found = database.read(handle -> AppointmentRepository.find(handle, id))
                .orElseThrow(() -> new Failure.NotFound("appointment"));
        var look = AccessRecord.of(caller, clock.instant(), action, "appointment", id, found.patientId());
        if (!sees(found, caller)) {
            database.recordRead(look.ended("denied"));
            throw new Failure.NotFound("appointment");
        }
        database.recordRead(look);
        return found;
    }

    private boolean sees(Appointment appointment, Caller caller) {
        if (appointment.hold() != null && appointment.patientId() == null) {
            return appointment.hold().by().equals(caller.userId());
        }
        return sight(appointment.patientId(), caller).sees(appointment);
    }

    /** Whoever may open a patient's record may see all their appointments, also those of other departments. */
    private Sight sight(@Nullable UUID patientId, Caller caller) {
        Sight sight = Sight.of(caller);
        if (patientId == null || !(sight instanceof Sight.Departments)) {
            return sight;
        }
        return patients.mayRead(patientId, CallerRef.of(caller)) ? new Sight.Whole() : sight;
    }
}
