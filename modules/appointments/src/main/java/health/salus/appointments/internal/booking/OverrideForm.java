package health.salus.appointments.internal.booking;

import health.salus.appointments.internal.appointment.Overbooking;
import health.salus.platform.security.Caller;
import health.salus.platform.web.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;

/** Why the rules of booking are set aside. */
public record OverrideForm(
        @NotBlank @Size(max = 500) @PlainText(lines = true) String reason) {

    /** @throws health.salus.platform.web.Failure.Forbidden when the caller may not */
    Overbooking authorised(Caller caller, UUID doctorId, Instant now) {
        BookingRules.callerMayOverbook(caller, doctorId);
        return new Overbooking(reason.strip(), caller.name(), now);
    }
}
