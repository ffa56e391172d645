package health.salus.appointments.internal.booking;

import health.salus.appointments.internal.appointment.Hold;
import health.salus.appointments.internal.appointment.Lanes;
import health.salus.doctors.DoctorSummary;
import health.salus.patients.PatientSummary;
import health.salus.platform.security.Caller;
import health.salus.platform.web.Failure;
import health.salus.platform.web.FieldError;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** What must be true of a booking besides a free slot. Each rule is a sentence and refuses what breaks it. */
final class BookingRules {
    private static final int HOLDS_OF_A_PATIENT = 3;
    private static final int HOLDS_OF_STAFF = 50;

    private BookingRules() {}

    /** All that a start alone must fulfil. */
    static void startMustBeBookable(Instant start, Instant now, BookingSettings settings, boolean bookedByPatient) {
        startMustBeAWholeMinute(start);
        startMustLieAhead(start, now);
        startMustBeWithinHorizon(start, now, settings.horizon());
        noticeMustBeGiven(start, now, settings.notice(), bookedByPatient);
    }

    static void startMustBeAWholeMinute(Instant start) {
        if (!start.truncatedTo(ChronoUnit.MINUTES).equals(start)) {
            throw start("not-a-whole-minute", "An appointment starts at a whole minute.");
        }
    }

    static void startMustLieAhead(Instant start, Instant now) {
        if (start.isBefore(now)) {
            throw start("in-the-past", "This time has passed.");
        }
    }

    static void startMustBeWithinHorizon(Instant start, Instant now, Duration horizon) {
        if (start.isAfter(now.plus(horizon))) {
            throw start("beyond-horizon", "Appointments can be booked %d days ahead.".formatted(horizon.toDays()));
        }
    }

    /** Staff may book at any moment; patients must leave the hospital some time. */
    static void noticeMustBeGiven(Instant start, Instant now, Duration notice, boolean bookedByPatient) {
        if (bookedByPatient && start.isBefore(now.plus(notice))) {
            throw start(
                    "too-short-notice",
                    "Please book at least %d minutes ahead, or call us.".formatted(notice.toMinutes()));
        }
    }

    static void doctorMustTakeAppointments(DoctorSummary doctor) {
        if (!doctor.active()) {
            throw new Failure.RuleBroken(
                    "doctor-not-active",
                    "This doctor does not work here any more.",
                    new FieldError("/doctorId", "not-active", "Choose a doctor who works here."));
        }
        if (doctor.leaving()) {
            throw new Failure.RuleBroken(
                    "doctor-leaving",
                    "This doctor is leaving and takes no new appointments.",
                    new FieldError("/doctorId", "leaving", "Choose a doctor who stays."));
        }
    }

    static void patientMustBeActive(PatientSummary patient) {
        if (!patient.active() || patient.deceasedAt() != null) {
            throw new Failure.RuleBroken(
                    "patient-not-active",
                    "Nothing can be booked for this patient.",
                    new FieldError("/patientId", "not-active", "The patient's record is not active."));
        }
    }

    /** Answered as if the other person did not exist. */
    static void patientsBookForThemselves(Caller caller, UUID patientId, boolean bookedByPatient) {
        if (bookedByPatient && !patientId.equals(caller.patientId())) {
            throw new Failure.NotFound("patient");
        }
    }

    static void patientsChooseOfferedSlots(Plan plan, boolean chosenByPatient) {
        if (chosenByPatient && !plan.regular()) {
            throw start("not-offered", "Choose one of the offered times.");
        }
    }

    static void holdsMustNotPileUp(int held, boolean heldByPatient) {
        if (held >= (heldByPatient ? HOLDS_OF_A_PATIENT : HOLDS_OF_STAFF)) {
            throw new Failure.RuleBroken("too-many-holds", "You keep too many times already; give one back first.");
        }
    }

    static void onlyWhoHoldsItMayUseIt(Hold hold, Caller caller) {
        if (!hold.by().equals(caller.userId())) {
            throw new Failure.NotFound("hold");
        }
    }

    /** Doctors overbook themselves and nobody else; that is for those who run the front desk. */
    static void callerMayOverbook(Caller caller, UUID doctorId) {
        boolean anothers = caller.doctorId() != null && !caller.hasRole("admin") && !doctorId.equals(caller.doctorId());
        if (!caller.may("appointments:override") || anothers) {
            throw new Failure.Forbidden("override-not-allowed", "You may not set the rules of booking aside.");
        }
    }

    static void aLaneMustBeLeft(int lane) {
        if (lane >= Lanes.COUNT) {
            throw new Failure.RuleBroken(
                    "too-crowded", "More than %d at one time is not possible.".formatted(Lanes.COUNT));
        }
    }

    private static Failure.RuleBroken start(String code, String detail) {
        return new Failure.RuleBroken(code, detail, new FieldError("/start", code, detail));
    }
}
