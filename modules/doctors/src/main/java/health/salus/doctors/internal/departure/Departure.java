package health.salus.doctors.internal.departure;

import health.salus.doctors.DoctorChanged;
import health.salus.doctors.DoctorDepartureBegun;
import health.salus.doctors.DoctorDepartureRefused;
import health.salus.doctors.internal.availability.Rosters;
import health.salus.doctors.internal.doctor.DoctorRepository;
import health.salus.platform.audit.AccessRecord;
import health.salus.platform.data.Transaction;
import health.salus.platform.saga.Errand;
import health.salus.platform.saga.Saga;
import health.salus.platform.saga.Step;
import health.salus.platform.saga.Step.Progress;
import health.salus.platform.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * A doctor leaves, step by step: they take no new appointments, other times are proposed for those they have, people decide
 * about each, and then the doctor is inactive. Until that moment all of it can be undone.
 */
@ApplicationScoped
class Departure implements Saga<Departure.Facts> {
    static final String PROPOSE = "propose-other-times";
    static final String SETTLE = "settle-appointments";
    private static final Duration A_MOMENT = Duration.ofHours(1);

    /** Whoever has not decided by then has forgotten it: the doctor stays, and nobody's appointment is lost. */
    private static final Duration TIME_TO_DECIDE = Duration.ofDays(30);

    private final Rosters rosters;
    private final Clock clock;

    Departure(Rosters rosters, Clock clock) {
        this.rosters = rosters;
        this.clock = clock;
    }

    /** Who leaves. */
    record Facts(UUID doctorId) {}

    @Override
    public String module() {
        return "doctors";
    }

    @Override
    public String kind() {
        return "doctor-departure";
    }

    @Override
    public Class<Facts> data() {
        return Facts.class;
    }

    @Override
    public List<Step<Facts>> steps() {
        return List.of(
                new Step<>("stop-bookings", A_MOMENT, this::stopBookings, this::takeBookingsAgain),
                new Step<>(PROPOSE, A_MOMENT, Departure::proposeOtherTimes, Departure::putBack),
                new Step<>(SETTLE, TIME_TO_DECIDE, (transaction, errand) -> Progress.AWAITED, Step.nothing()),
                new Step<>("leave", A_MOMENT, this::leave, Step.nothing()));
    }

    private Progress stopBookings(Transaction transaction, Errand<Facts> errand) {
        return stands(transaction, errand, true, true);
    }

    private Progress takeBookingsAgain(Transaction transaction, Errand<Facts> errand) {
        return stands(transaction, errand, true, false);
    }

    private static Progress proposeOtherTimes(Transaction transaction, Errand<Facts> errand) {
        transaction.publish(
                new DoctorDepartureBegun(errand.saga(), errand.data().doctorId()));
        return Progress.AWAITED;
    }

    private static Progress putBack(Transaction transaction, Errand<Facts> errand) {
        transaction.publish(
                new DoctorDepartureRefused(errand.saga(), errand.data().doctorId()));
        return Progress.AWAITED;
    }

    private Progress leave(Transaction transaction, Errand<Facts> errand) {
        var who = Caller.system(errand.askedName());
        transaction.record(AccessRecord.of(
                        who,
                        clock.instant(),
                        "doctors:leave",
                        "doctor",
                        errand.data().doctorId(),
                        null)
                .noting("departure " + errand.saga()));
        return stands(transaction, errand, false, false);
    }

    private Progress stands(Transaction transaction, Errand<Facts> errand, boolean active, boolean leaving) {
        UUID id = errand.data().doctorId();
        DoctorRepository.staying(transaction.handle(), id, active, leaving);
        transaction.publish(new DoctorChanged(id));
        transaction.afterCommit(() -> rosters.drop(id));
        return Progress.DONE;
    }
}
