package health.salus.appointments.internal.appointment;

import static health.salus.appointments.internal.appointment.Status.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MoveTest {
    /** What may follow what, written down a second time, as the hospital's rules say it. */
    private static final Map<Status, Set<Status>> RULES = Map.ofEntries(
            Map.entry(PROPOSED, EnumSet.of(PROPOSED, CONFIRMED, CANCELLED, ENTERED_IN_ERROR)),
            Map.entry(HELD, EnumSet.of(BOOKED, EXPIRED, ENTERED_IN_ERROR)),
            Map.entry(BOOKED, EnumSet.of(BOOKED, CONFIRMED, CHECKED_IN, CANCELLED, Status.NO_SHOW, ENTERED_IN_ERROR)),
            Map.entry(CONFIRMED, EnumSet.of(CONFIRMED, CHECKED_IN, CANCELLED, Status.NO_SHOW, ENTERED_IN_ERROR)),
            Map.entry(CHECKED_IN, EnumSet.of(IN_PROGRESS, ENTERED_IN_ERROR)),
            Map.entry(IN_PROGRESS, EnumSet.of(COMPLETED, ENTERED_IN_ERROR)),
            Map.entry(COMPLETED, EnumSet.of(ENTERED_IN_ERROR)),
            Map.entry(CANCELLED, EnumSet.of(ENTERED_IN_ERROR)),
            Map.entry(Status.NO_SHOW, EnumSet.of(BOOKED, ENTERED_IN_ERROR)),
            Map.entry(EXPIRED, EnumSet.of(ENTERED_IN_ERROR)),
            Map.entry(ENTERED_IN_ERROR, EnumSet.noneOf(Status.class)),
            Map.entry(WAITLISTED, EnumSet.of(OFFERED, CANCELLED, ENTERED_IN_ERROR)),
            Map.entry(OFFERED, EnumSet.of(BOOKED, WAITLISTED, CANCELLED, ENTERED_IN_ERROR)));

    @ParameterizedTest
    @EnumSource(Status.class)
    void leadsToWhatTheRulesSayAndNowhereElse(Status from) {
        Set<Status> reached = Arrays.stream(Move.values())
                .filter(move -> move.possibleFrom(from))
                .map(move -> move.from(from))
                .collect(Collectors.toSet());

        assertThat(reached).isEqualTo(RULES.get(from));
    }

    @ParameterizedTest
    @EnumSource(Move.class)
    void refusesEveryOtherStateAndSaysWhatIsPossible(Move move) {
        for (Status status : Status.values()) {
            if (!move.possibleFrom(status)) {
                assertThatThrownBy(() -> move.from(status)).isInstanceOfSatisfying(WrongStatus.class, refused -> {
                    assertThat(refused.status()).isEqualTo(409);
                    assertThat(refused.more()).containsEntry("currentStatus", status.word());
                    assertThat(refused.more()).containsEntry("allowed", Move.allowedFrom(status));
                });
            }
        }
    }

    @Test
    void offersPeopleOnlyWhatPeopleDo() {
        assertThat(Move.allowedFrom(BOOKED))
                .containsExactly("confirm", "reschedule", "check-in", "cancel", "no-show", "enter-in-error");
        assertThat(Move.allowedFrom(HELD)).containsExactly("enter-in-error");
        assertThat(Move.allowedFrom(ENTERED_IN_ERROR)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void readsBackTheWordOfEachState(Status status) {
        assertThat(Status.of(status.word())).isEqualTo(status);
    }
}
