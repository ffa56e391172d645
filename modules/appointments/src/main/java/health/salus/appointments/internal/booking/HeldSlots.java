package health.salus.appointments.internal.booking;

import health.salus.appointments.internal.appointment.Appointment;
import health.salus.appointments.internal.appointment.AppointmentRepository;
import health.salus.appointments.internal.appointment.Hold;
import health.salus.appointments.internal.appointment.Status;
import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import health.salus.platform.security.Caller;
import health.salus.platform.web.Failure;
import health.salus.platform.web.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds the slot somebody holds, when they come to book it. */
@ApplicationScoped
class HeldSlots {
    private final Database database;

    HeldSlots(@Schema("appointments") Database database) {
        this.database = database;
    }

    /**
     * The hold to book on; none when no hold is named, or when it has run out: that is no reason to refuse a slot that is
     * still free.
     */
    Optional<Appointment> usable(@Nullable UUID holdId, BookingForm form, Caller caller, Instant now) {
        if (holdId == null) {
            return Optional.empty();
        }
        Appointment held = database.read(handle -> AppointmentRepository.find(handle, holdId))
                .orElseThrow(() -> new Failure.NotFound("hold"));
        Hold hold = held.hold();
        if (hold == null) {
            throw new Failure.NotFound("hold");
        }
        BookingRules.onlyWhoHoldsItMayUseIt(hold, caller);
        if (held.status() != Status.HELD || hold.expired(now)) {
            return Optional.empty();
        }
        if (!held.place().doctorId().equals(form.doctorId())
                || !held.period().start().equals(form.start())) {
            throw new Failure.RuleBroken(
                    "not-the-held-slot",
                    "The slot you hold is another one.",
                    new FieldError("/holdId", "other-slot", "Book the slot that is held, or leave the hold out."));
        }
        return Optional.of(held);
    }

    /** What a hold was made for, with what is known only now. */
    static Wish wish(Appointment held, BookingForm form) {
        return new Wish(
                form.doctorId(),
                form.start(),
                form.type() == null ? held.type() : form.type(),
                (int) held.period().length().toMinutes(),
                held.place().roomId());
    }
}
