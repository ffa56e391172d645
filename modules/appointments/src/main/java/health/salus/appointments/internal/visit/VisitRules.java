package health.salus.appointments.internal.visit;

import health.salus.appointments.internal.appointment.Appointment;
import health.salus.appointments.internal.appointment.Sight;
import health.salus.appointments.internal.appointment.Status;
import health.salus.platform.security.Caller;
import health.salus.platform.web.Failure;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** What must be true, besides the state, for something to be done to an appointment. */
final class VisitRules {
    /** Who is due shortly after midnight comes before it, and who was due shortly before may come after. */
    private static final Duration EARLY_OR_LATE = Duration.ofHours(4);

    private VisitRules() {}

    /** The day is that of the location, wherever the front desk's clock stands; a clinic may be open through the night. */
    static void patientsArriveOnTheDay(Appointment appointment, Instant now) {
        ZoneId zone = appointment.place().zone();
        Instant start = appointment.period().start();
        LocalDate day = LocalDate.ofInstant(start, zone);
        boolean nearly = Duration.between(start, now).abs().compareTo(EARLY_OR_LATE) <= 0;
        if (!nearly && !LocalDate.ofInstant(now, zone).equals(day)) {
            throw new Failure.RuleBroken("not-today", "This appointment is on %s, not today.".formatted(day));
        }
    }

    static void startMustHavePassed(Appointment appointment, Instant now) {
        if (now.isBefore(appointment.period().start())) {
            throw new Failure.RuleBroken("not-yet", "Nobody can have missed an appointment that is still ahead.");
        }
    }

    static void whatAPatientAskedForIsAcceptedByStaff(Appointment appointment, Caller caller) {
        if (appointment.status() == Status.PROPOSED && Sight.isPatient(caller)) {
            throw new Failure.Forbidden("staff-must-confirm", "We will confirm this appointment and let you know.");
        }
    }

    static void patientsCancelAhead(Appointment appointment, Instant now, Caller caller) {
        if (Sight.isPatient(caller) && !now.isBefore(appointment.period().start())) {
            throw new Failure.RuleBroken("in-the-past", "This appointment has begun; please call us.");
        }
    }
}
