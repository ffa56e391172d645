package health.salus.doctors.internal.departure;

import health.salus.doctors.internal.availability.Rosters;
import health.salus.platform.data.Database;
import health.salus.platform.saga.SagaJobs;
import health.salus.platform.saga.Sagas;
import health.salus.platform.testkit.DueJobs;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Everything of a doctor's departure that happens in this module, put together by hand; the test is the other modules. */
public final class Leaving {
    public final BeginDeparture begin;
    final UndoDeparture undo;

    private final Database database;
    private final Departure departure;
    private final Sagas sagas;
    private final DueJobs jobs;

    public Leaving(Database database, Rosters rosters, Clock clock) {
        this.database = database;
        departure = new Departure(rosters, clock);
        sagas = new Sagas(clock);
        begin = new BeginDeparture(sagas, departure);
        undo = new UndoDeparture(database, sagas, departure, clock);
        jobs = new DueJobs(database, clock, new SagaJobs(List.of(departure), sagas).of(database));
    }

    void goOn() {
        jobs.all();
    }

    void proposed(UUID id) {
        database.run(transaction -> new Answers.Proposed(sagas, departure).handle(transaction, new Answers.Fact(id)));
        goOn();
    }

    void settled(UUID id) {
        database.run(transaction -> new Answers.Settled(sagas, departure).handle(transaction, new Answers.Fact(id)));
        goOn();
    }

    void putBack(UUID id) {
        database.run(transaction -> new Answers.PutBack(sagas, departure).handle(transaction, new Answers.Fact(id)));
        goOn();
    }

    DepartureView view(UUID doctorId) {
        return database.read(handle -> sagas.latest(handle, departure, doctorId))
                .map(DepartureView::of)
                .orElseThrow();
    }
}
