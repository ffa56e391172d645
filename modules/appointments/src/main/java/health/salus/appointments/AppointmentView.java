package health.salus.appointments;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An appointment as others see it.
 *
 * @param status one word of {@code proposed held booked confirmed checked-in in-progress completed cancelled no-show
 *     expired entered-in-error waitlisted offered}
 * @param patient absent while a slot is only held
 * @param zone the location's time zone, in which people think of this appointment
 * @param end the first moment that does not belong to it
 * @param source {@code staff}, {@code patient} or {@code import}
 */
@Schema(name = "Appointment", description = "A patient meets a doctor.")
public record AppointmentView(
        UUID id,
        @Schema(examples = "booked") String status,
        @Nullable UUID patientId,
        @Nullable PatientName patient,
        UUID doctorId,
        DoctorName doctor,
        @Nullable UUID departmentId,
        @Nullable UUID locationId,
        ZoneId zone,
        @Nullable UUID roomId,
        @Nullable String roomName,
        @Schema(examples = "2026-11-24T08:30:00Z") Instant start,
        @Schema(examples = "2026-11-24T09:00:00Z") Instant end,
        @Schema(examples = "consultation") String type,

        @Schema(examples = "Chest pain when climbing stairs") @Nullable String reason,

        @Schema(examples = "staff") String source,
        @Nullable OverrideNote override,
        @Nullable String cancelReason,
        @Nullable Instant holdExpiresAt,
        @Nullable Instant checkedInAt,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt,
        int sequence,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    /** Enough to recognise the patient. */
    @Schema(name = "AppointmentPatient")
    public record PatientName(UUID id, String mrn, String displayName, LocalDate birthDate) {}

    /** Enough to recognise the doctor. */
    @Schema(name = "AppointmentDoctor")
    public record DoctorName(UUID id, String displayName) {}

    /** A rule of booking was set aside, by whom and why. */
    @Schema(name = "AppointmentOverride")
    public record OverrideNote(String reason, String by, Instant at) {}
}
