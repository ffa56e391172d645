package health.salus.platform.data;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Stores what several callers bring at the same time in one transaction, whose cost they share. Each is answered for itself and
 * only when its own is durable: when a group cannot be stored as a whole, each in it tries alone. Made by
 * {@link Database#together}.
 *
 * @param <W> what one caller brings
 * @param <R> what comes of it
 */
public final class Together<W, R> {
    private static final int LARGEST = 64;

    private final Database database;
    private final Store<W, R> store;
    private final Gathering<Member<W, R>> gathering = new Gathering<>(LARGEST, this::storeAll);

    Together(Database database, Store<W, R> store) {
        this.database = database;
        this.store = store;
    }

    /** How to store some of them in few statements. */
    @FunctionalInterface
    public interface Store<W, R> {
        /**
         * As the work of {@link Database#write}. It runs in the thread of any of the callers, so it must not ask whose that is.
         *
         * @return what came of each, in their order; null of one that was not stored, which is no failure of the others
         */
        List<@Nullable R> store(Transaction transaction, List<W> works);
    }

    /** Somebody who waits, and what surrounds their work. */
    private static final class Member<W, R> {
        final W work;
        final @Nullable BeforeCommit surrounding;
        final @Nullable OwnWrites session;

        @Nullable R result;

        boolean stored;

        Member(W work, @Nullable BeforeCommit surrounding, @Nullable OwnWrites session) {
            this.work = work;
            this.surrounding = surrounding;
            this.session = session;
        }

        void beforeCommit(Transaction transaction) {
            if (surrounding != null) {
                surrounding.add(transaction, result);
            }
        }
    }

    /** Stores this, with others if there are any just now; throws what {@link Database#write} would. */
    public @Nullable R store(W work) {
        OwnWrites session = database.session();
        if (session == null && database.hasReplica()) {
            return alone(work); // nobody would note for the others how far was written
        }
        var member =
                new Member<W, R>(work, Database.SURROUNDING.isBound() ? Database.SURROUNDING.get() : null, session);
        try {
            return gathering.join(member) ? member.result : alone(work);
        } catch (CompletionException e) {
            if (member.stored || !(e.getCause() instanceof RuntimeException why) || mayBeStored(why)) {
                throw e.getCause() instanceof RuntimeException why ? why : e;
            }
            return alone(work);
        }
    }

    private @Nullable R alone(W work) {
        return database.write(
                transaction -> store.store(transaction, List.of(work)).getFirst());
    }

    private void storeAll(List<Member<W, R>> members) {
        List<W> works = members.stream().map(member -> member.work).toList();
        BeforeCommit ofAll = (transaction, results) -> members.forEach(member -> member.beforeCommit(transaction));
        ofAll.during(() -> database.write(transaction -> {
            List<@Nullable R> results = store.store(transaction, works);
            for (int i = 0; i < works.size(); i++) {
                members.get(i).result = results.get(i);
            }
            transaction.afterCommit(() -> members.forEach(member -> member.stored = true));
            return results;
        }));
        OwnWrites session = database.session();
        if (session != null) {
            members.forEach(member -> Objects.requireNonNull(member.session).note(session.noted()));
        }
    }

    /** Whether the database has not said that it stored nothing: it fell silent or went away. */
    private static boolean mayBeStored(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                String state = sql.getSQLState();
                return state == null || state.startsWith("08") || state.startsWith("57");
            }
        }
        return false;
    }
}
