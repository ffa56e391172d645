package health.salus.doctors.internal.departure;

import health.salus.platform.data.Transaction;
import health.salus.platform.events.EventHandler;
import health.salus.platform.saga.Sagas;
import jakarta.inject.Singleton;
import java.util.UUID;

/** What the appointments module answers to a departure that waits for it. */
abstract class Answers implements EventHandler<Answers.Fact> {
    final Sagas sagas;
    final Departure departure;
    private final String event;

    Answers(String event, Sagas sagas, Departure departure) {
        this.event = event;
        this.sagas = sagas;
        this.departure = departure;
    }

    /** What it needs to know. */
    record Fact(UUID departureId) {}

    @Override
    public String module() {
        return "doctors";
    }

    @Override
    public String event() {
        return event;
    }

    @Override
    public Class<Fact> payload() {
        return Fact.class;
    }

    /** Other times were found for what is booked with a doctor who leaves. */
    @Singleton
    static class Proposed extends Answers {
        Proposed(Sagas sagas, Departure departure) {
            super("AppointmentsProposedElsewhere", sagas, departure);
        }

        @Override
        public void handle(Transaction transaction, Fact event) {
            sagas.answered(transaction, departure, event.departureId(), Departure.PROPOSE);
        }
    }

    /** Nothing is booked any more with a doctor who leaves. */
    @Singleton
    static class Settled extends Answers {
        Settled(Sagas sagas, Departure departure) {
            super("AppointmentsSettled", sagas, departure);
        }

        @Override
        public void handle(Transaction transaction, Fact event) {
            sagas.answered(transaction, departure, event.departureId(), Departure.SETTLE);
        }
    }

    /** Everything is booked again with a doctor who stays, as far as it can be. */
    @Singleton
    static class PutBack extends Answers {
        PutBack(Sagas sagas, Departure departure) {
            super("AppointmentsPutBack", sagas, departure);
        }

        @Override
        public void handle(Transaction transaction, Fact event) {
            sagas.undone(transaction, departure, event.departureId(), Departure.PROPOSE);
        }
    }
}
