package health.salus.platform.data;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Serves callers who come at the same time together, for what costs hardly more for many than for one. While one group is
 * being served the next one gathers; a lone caller never waits for company, but where there was company a moment ago, a
 * millisecond is given to it. The first of a group serves it.
 */
public final class Gathering<M> {
    private static final long FOR_COMPANY_NANOS = 1_000_000;

    private final int largest;
    private final Consumer<List<M>> serve;
    private final ReentrantLock serving = new ReentrantLock();
    private final Object gathering = new Object();
    private Group<M> open = new Group<>();
    private boolean inCompany;

    /** @param largest how many a group takes */
    public Gathering(int largest, Consumer<List<M>> serve) {
        this.largest = largest;
        this.serve = serve;
    }

    private static final class Group<M> {
        final List<M> members = new ArrayList<>();
        final CompletableFuture<Void> served = new CompletableFuture<>();
    }

    /**
     * Returns when this member has been served.
     *
     * @return false when the group that gathers is full: then nothing has happened
     * @throws CompletionException with what serving the group has thrown, for each of them
     */
    public boolean join(M member) {
        Group<M> group;
        boolean first;
        synchronized (gathering) {
            group = open;
            if (group.members.size() == largest) {
                return false;
            }
            first = group.members.isEmpty();
            group.members.add(member);
        }
        if (first) {
            serve(group);
        }
        group.served.join();
        return true;
    }

    /** Whatever happens, the group is closed and everybody in it hears how it ended. */
    private void serve(Group<M> group) {
        serving.lock();
        try {
            if (inCompany) {
                LockSupport.parkNanos(FOR_COMPANY_NANOS);
            }
            synchronized (gathering) {
                open = new Group<>();
            }
            inCompany = group.members.size() > 1;
            serve.accept(group.members);
            group.served.complete(null);
        } catch (RuntimeException | Error e) {
            group.served.completeExceptionally(e);
        } finally {
            serving.unlock();
        }
    }
}
