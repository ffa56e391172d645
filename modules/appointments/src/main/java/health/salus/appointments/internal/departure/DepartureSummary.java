package health.salus.appointments.internal.departure;

import health.salus.appointments.internal.departure.Proposal.State;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A doctor who leaves, and how much is left to decide about their appointments.
 *
 * @param open with a proposal that nobody has decided about
 * @param declined for which another time is to be found
 * @param moved to other doctors
 * @param lapsed changed elsewhere, or begun
 */
@Schema(
        name = "DepartureSummary",
        description = "How much is left to decide about the appointments of a doctor who leaves.")
record DepartureSummary(
        UUID id,
        UUID doctorId,
        String doctorName,
        @Schema(examples = "open") String state,
        Instant startedAt,
        long open,
        long declined,
        long moved,
        long cancelled,
        long lapsed) {

    static DepartureSummary of(Departure departure, String doctorName, Map<State, Long> counts) {
        return new DepartureSummary(
                departure.id(),
                departure.doctorId(),
                doctorName,
                departure.state().word(),
                departure.startedAt(),
                counts.getOrDefault(State.OPEN, 0L),
                counts.getOrDefault(State.DECLINED, 0L),
                counts.getOrDefault(State.MOVED, 0L),
                counts.getOrDefault(State.CANCELLED, 0L),
                counts.getOrDefault(State.LAPSED, 0L));
    }
}
