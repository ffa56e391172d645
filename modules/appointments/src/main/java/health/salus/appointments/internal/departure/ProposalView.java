package health.salus.appointments.internal.departure;

import health.salus.appointments.AppointmentView;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What could become of an appointment with a doctor who leaves, and what has become of it.
 *
 * @param state one word of {@code open declined moved cancelled lapsed released put-back kept}
 * @param was when and with whom it is until something is decided
 * @param appointment as it is now
 * @param suggestion a time that is kept free for it; an open proposal without one proposes to call it off
 * @param note why a kept one could not be put back: {@code time-taken}, {@code in-the-past}, {@code changed-since} or
 *     {@code patient-not-active}
 * @param bookedAnewAs the appointment that stands for one that had been called off
 */
@Schema(name = "AppointmentProposal", description = "What could become of an appointment with a doctor who leaves.")
record ProposalView(
        UUID id,
        UUID departureId,
        @Schema(examples = "open") String state,
        Where was,
        AppointmentView appointment,
        @Nullable Where suggestion,
        @Schema(examples = "time-taken") @Nullable String note,
        @Nullable UUID bookedAnewAs,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        long version) {

    /** When and with whom. */
    @Schema(name = "ProposedTime")
    record Where(
            UUID doctorId,
            String doctorName,
            @Nullable UUID locationId,
            ZoneId zone,
            @Nullable UUID roomId,
            @Nullable String roomName,
            Instant start,
            Instant end) {}

    static ProposalView of(Proposal proposal, String doctorName, Map<UUID, AppointmentView> appointments) {
        Seat was = proposal.was();
        var decision = proposal.decision();
        return new ProposalView(
                proposal.id(),
                proposal.departureId(),
                proposal.state().word(),
                new Where(
                        was.place().doctorId(),
                        doctorName,
                        was.place().locationId(),
                        was.place().zone(),
                        was.place().roomId(),
                        null,
                        was.period().start(),
                        was.period().end()),
                Objects.requireNonNull(appointments.get(proposal.appointmentId())),
                proposal.state() == Proposal.State.OPEN && proposal.holdId() != null
                        ? where(Objects.requireNonNull(appointments.get(proposal.holdId())))
                        : null,
                proposal.note(),
                proposal.bookedAnewAs(),
                decision == null ? null : decision.name(),
                decision == null ? null : decision.at(),
                proposal.version());
    }

    private static Where where(AppointmentView slot) {
        return new Where(
                slot.doctorId(),
                slot.doctor().displayName(),
                slot.locationId(),
                slot.zone(),
                slot.roomId(),
                slot.roomName(),
                slot.start(),
                slot.end());
    }
}
