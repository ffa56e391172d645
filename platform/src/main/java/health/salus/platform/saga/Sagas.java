package health.salus.platform.saga;

import com.fasterxml.jackson.core.JsonProcessingException;
import health.salus.platform.data.Database;
import health.salus.platform.data.Ids;
import health.salus.platform.data.Transaction;
import health.salus.platform.jobs.Retry;
import health.salus.platform.saga.Course.Reason;
import health.salus.platform.saga.Course.State;
import health.salus.platform.security.Caller;
import health.salus.platform.web.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;

/**
 * Takes sagas from step to step. Every change of a saga is made with its row locked, in the transaction of what caused it,
 * and leaves the job that goes on: so that nothing is lost and nothing done twice when a process ends between any two lines.
 */
@ApplicationScoped
public class Sagas {
    static final String STEP = "saga-step";
    static final String LIMIT = "saga-limit";
    private static final Logger LOG = Logger.getLogger(Sagas.class);

    private final Clock clock;

    public Sagas(Clock clock) {
        this.clock = clock;
    }

    /** Which turn of which saga a job was left for; it has nothing to do when the saga has gone on since. */
    record Turn(String kind, UUID saga, int turn) {}

    /**
     * Starts one, in the transaction of what begins it; its first step is taken in there too.
     *
     * @throws UnderWay when one of this kind is under way for the subject
     */
    public <D> UUID start(Transaction transaction, Saga<D> saga, UUID subject, D data, Caller by) {
        Handle handle = transaction.handle();
        // Two at once would be kept apart by the unique index, but its violation would end the caller's transaction.
        handle.execute("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", saga.kind() + " " + subject);
        latest(handle, saga, subject).filter(course -> !course.isOver()).ifPresent(course -> {
            throw new UnderWay(saga.kind());
        });
        Instant now = clock.instant();
        Step<D> first = saga.steps().getFirst();
        var course = new Course(
                Ids.next(),
                saga.kind(),
                subject,
                json(data),
                by.userId(),
                by.name(),
                State.ACTING,
                null,
                false,
                first.name(),
                Set.of(),
                1,
                0,
                null,
                now.plus(first.limit()),
                now,
                now);
        Courses.insert(handle, saga.module(), course);
        take(transaction, saga, course);
        return course.id();
    }

    /**
     * What a step waits for has happened. It may come before the step is reached; heard twice, or too late, it changes
     * nothing.
     */
    public void answered(Transaction transaction, Saga<?> saga, UUID id, String step) {
        find(transaction, saga, id)
                .filter(course -> course.comesTo(step, saga.steps()))
                .ifPresent(course -> {
                    if (course.waitsIn(step, false)) {
                        move(transaction, saga, course.after(Step.Progress.DONE, saga.steps(), clock.instant()));
                    } else {
                        Courses.update(transaction.handle(), saga.module(), course.remembering(step));
                    }
                });
    }

    /** What undoing a step waits for has happened. */
    public void undone(Transaction transaction, Saga<?> saga, UUID id, String step) {
        find(transaction, saga, id)
                .filter(course -> course.waitsIn(step, true))
                .ifPresent(course ->
                        move(transaction, saga, course.after(Step.Progress.DONE, saga.steps(), clock.instant())));
    }

    private static Optional<Course> find(Transaction transaction, Saga<?> saga, UUID id) {
        return Courses.lock(transaction.handle(), saga.module(), saga.kind(), id);
    }

    /**
     * Somebody refuses it: everything that was done is undone, last first.
     *
     * @return false when it is over and nothing can be undone any more; true also when it goes back already
     */
    public boolean undo(Transaction transaction, Saga<?> saga, UUID id) {
        Course course = find(transaction, saga, id)
                .orElseThrow(() -> new IllegalArgumentException("There is no such " + saga.kind()));
        if (course.isOver()) {
            return false;
        }
        if (!course.undoing()) {
            move(transaction, saga, course.turnedBack(Reason.REFUSED, saga.steps(), clock.instant()));
        }
        return true;
    }

    /** The one that was started last for this subject. */
    public Optional<Course> latest(Handle handle, Saga<?> saga, UUID subject) {
        return Courses.latest(handle, saga.module(), saga.kind(), subject);
    }

    /** Takes the step that is due at this turn; nothing when it was taken before. */
    void step(Database database, Saga<?> saga, Turn turn) {
        try {
            database.run(transaction -> due(transaction, saga, turn)
                    .filter(course -> course.state() == State.ACTING)
                    .ifPresent(course -> take(transaction, saga, course)));
        } catch (Step.Refused e) {
            database.run(transaction -> due(transaction, saga, turn)
                    .filter(course -> !course.undoing())
                    .ifPresent(course -> turnBack(transaction, saga, course, Reason.REFUSED)));
        } catch (RuntimeException e) {
            if (failed(database, saga, turn, e)) {
                throw e;
            }
        }
    }

    private <D> void take(Transaction transaction, Saga<D> saga, Course course) {
        Step<D> step = saga.steps().stream()
                .filter(each -> each.name().equals(course.step()))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("A %s has no step %s".formatted(saga.kind(), course.step())));
        var errand =
                new Errand<>(course.id(), course.subject(), data(saga, course), course.askedBy(), course.askedName());
        var progress = (course.undoing() ? step.undo() : step.act()).take(transaction, errand);
        move(transaction, saga, course.after(progress, saga.steps(), clock.instant()));
    }

    /** Its time is over: it goes back, or somebody has to look when it does so already. */
    void limit(Database database, Saga<?> saga, Turn turn) {
        database.run(transaction -> due(transaction, saga, turn).ifPresent(course -> {
            if (course.undoing()) {
                LOG.errorf("%s %s is not undone in time: it stands at %s", saga.kind(), course.id(), course.step());
                Courses.update(transaction.handle(), saga.module(), course.noticed(clock.instant()));
            } else {
                turnBack(transaction, saga, course, Reason.LATE);
            }
        }));
    }

    private void turnBack(Transaction transaction, Saga<?> saga, Course course, Reason reason) {
        LOG.warnf("%s %s is undone at %s: %s", saga.kind(), course.id(), course.step(), reason);
        move(transaction, saga, course.turnedBack(reason, saga.steps(), clock.instant()));
    }

    /**
     * Counts a failure. After too many the saga goes back; when it does so already it is for somebody to look at, and its
     * job is set aside.
     *
     * @return whether the step is to be tried again
     */
    private boolean failed(Database database, Saga<?> saga, Turn turn, RuntimeException failure) {
        return database.write(transaction -> due(transaction, saga, turn)
                .map(course -> {
                    Course failed = course.failed(Retry.reason(failure), clock.instant());
                    boolean tooOften = failed.failures() >= Retry.MOST;
                    if (tooOften) {
                        LOG.errorf(
                                "%s %s failed %d times at %s: %s",
                                saga.kind(), course.id(), failed.failures(), course.step(), Retry.kind(failure));
                    }
                    if (tooOften && !failed.undoing()) {
                        turnBack(transaction, saga, failed, Reason.FAILED);
                        return false;
                    }
                    Courses.update(
                            transaction.handle(), saga.module(), tooOften ? failed.noticed(clock.instant()) : failed);
                    return true;
                })
                .orElse(false));
    }

    private Optional<Course> due(Transaction transaction, Saga<?> saga, Turn turn) {
        return find(transaction, saga, turn.saga()).filter(course -> course.turn() == turn.turn());
    }

    private void move(Transaction transaction, Saga<?> saga, Course course) {
        Courses.update(transaction.handle(), saga.module(), course);
        var turn = new Turn(saga.kind(), course.id(), course.turn());
        String job = course.id() + ":" + course.turn();
        if (course.state() == State.ACTING) {
            transaction.schedule(STEP, job, turn, clock.instant());
        }
        if (!course.isOver()) {
            transaction.schedule(LIMIT, job, turn, course.dueAt());
        }
    }

    private static String json(Object data) {
        try {
            return Json.MAPPER.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The data of a saga cannot be written as JSON", e);
        }
    }

    private static <D> D data(Saga<D> saga, Course course) {
        try {
            return Json.MAPPER.readValue(course.data(), saga.data());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The data of a " + saga.kind() + " cannot be read", e);
        }
    }
}
