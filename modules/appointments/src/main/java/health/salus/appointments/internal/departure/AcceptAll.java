package health.salus.appointments.internal.departure;

import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import health.salus.platform.security.Caller;
import health.salus.platform.web.Failure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Everything that is proposed for one doctor's appointments is done, one by one; what cannot be done is left to decide. */
@ApplicationScoped
class AcceptAll {
    private final DecideProposal decide;
    private final Database database;

    AcceptAll(DecideProposal decide, @Schema("appointments") Database database) {
        this.decide = decide;
        this.database = database;
    }

    /**
     * What came of it.
     *
     * @param accepted how many were moved or called off
     * @param left those that could not be, and why
     */
    record Outcome(int accepted, List<Left> left) {}

    /**
     * A proposal that could not be accepted.
     *
     * @param problem a code such as {@code slot-already-taken}
     */
    record Left(UUID id, String problem, String detail) {}

    Outcome accept(UUID doctorId, Caller caller) {
        Departure departure = database.read(handle -> Departures.latest(handle, doctorId))
                .orElseThrow(() -> new Failure.NotFound("departure"));
        departure.mustTakeDecisions();
        var left = new ArrayList<Left>();
        int accepted = 0;
        for (Proposal proposal : database.read(handle -> Proposals.undecided(handle, departure.id()))) {
            if (proposal.state() == Proposal.State.OPEN) {
                try {
                    decide.accept(proposal.id(), proposal.version(), caller);
                    accepted++;
                } catch (Failure e) {
                    left.add(new Left(proposal.id(), e.type(), String.valueOf(e.getMessage())));
                }
            }
        }
        return new Outcome(accepted, left);
    }
}
