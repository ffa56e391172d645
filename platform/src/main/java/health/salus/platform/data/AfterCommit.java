package health.salus.platform.data;

import java.util.LinkedHashSet;
import java.util.Set;

/** What is to happen once a transaction has been committed, each action once. */
final class AfterCommit {
    private final Set<Runnable> actions = new LinkedHashSet<>();

    void add(Runnable action) {
        actions.add(action);
    }

    void run() {
        actions.forEach(Runnable::run);
    }
}
