package health.salus.appointments.internal.departure;

import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import health.salus.platform.data.Transaction;
import health.salus.platform.jobs.RecurringJob;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/**
 * Looks after departures now and then: what was changed elsewhere or has begun needs no decision any more, and what was booked
 * at the last moment needs one.
 */
@ApplicationScoped
class WatchDepartures implements RecurringJob {
    private final SettleDeparture settle;
    private final Database database;
    private final Clock clock;

    WatchDepartures(SettleDeparture settle, @Schema("appointments") Database database, Clock clock) {
        this.settle = settle;
        this.database = database;
        this.clock = clock;
    }

    @Override
    public String module() {
        return "appointments";
    }

    @Override
    public String name() {
        return "watch-departures";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run() {
        for (Departure departure : database.read(Departures::underWay)) {
            database.run(transaction -> lookAfter(transaction, departure.id()));
        }
    }

    private void lookAfter(Transaction transaction, UUID id) {
        Departure departure = Departures.lock(transaction.handle(), id);
        if (departure.takesDecisions()) {
            settle.forgetOvertaken(transaction, departure);
            settle.ifNothingIsLeft(transaction, departure);
            if (!Proposals.unproposed(transaction.handle(), departure, clock.instant(), 1)
                    .isEmpty()) {
                ProposeOtherTimes.soon(transaction, departure, clock.instant());
            }
        }
    }
}
