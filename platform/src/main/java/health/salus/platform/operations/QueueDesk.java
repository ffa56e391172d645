package health.salus.platform.operations;

import health.salus.platform.audit.AccessRecord;
import health.salus.platform.data.Databases;
import health.salus.platform.events.EventEngine;
import health.salus.platform.security.CurrentCaller;
import health.salus.platform.targets.Modules;
import health.salus.platform.web.Failure;
import health.salus.platform.web.Page;
import health.salus.platform.web.PageQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers for the modules of this process. */
@ApplicationScoped
@Typed(QueueDesk.class)
@RunOnVirtualThread
public class QueueDesk implements ModuleQueues {
    private final Modules modules;
    private final Databases databases;
    private final EventEngine events;
    private final CurrentCaller caller;
    private final Clock clock;

    QueueDesk(Modules modules, Databases databases, EventEngine events, CurrentCaller caller, Clock clock) {
        this.modules = modules;
        this.databases = databases;
        this.events = events;
        this.caller = caller;
        this.clock = clock;
    }

    @Override
    public List<QueueState> states(String module) {
        var states = new ArrayList<>(tables(module).states());
        events.inBroker(module)
                .ifPresent(depth -> states.add(
                        new QueueState(module, QueueName.BROKER, depth.waiting(), 0, 0, 0, depth.setAside(), null)));
        return states;
    }

    @Override
    public List<Long> throughput(String module) {
        return tables(module).handled(clock.instant(), MINUTES);
    }

    @Override
    public Page<QueueItem> items(String module, String queue, String state, int limit, @Nullable String cursor) {
        var query = PageQuery.from(module + " " + queue + " " + state, limit, cursor);
        var found = tables(module).items(QueueName.of(queue), ItemState.of(state), query.after(), limit + 1);
        return Page.cut(found, query, QueueTables.Positioned::key, null).map(QueueTables.Positioned::item);
    }

    @Override
    public Chosen.Changed retry(String module, String queue, Chosen.Retry retry) {
        var name = repeatable(queue);
        var tables = tables(module);
        return databases.of(module).write(transaction -> {
            int changed = tables.retry(transaction.handle(), name, retry);
            transaction.record(record("operations:retry", module, name)
                    .noting(retry.everything() ? changed + ": all" : changed + ": " + shown(retry.ids())));
            transaction.afterCommit(databases.of(module).jobs()::wake);
            return new Chosen.Changed(changed);
        });
    }

    @Override
    public Chosen.Changed discard(String module, String queue, Chosen.Discard discard) {
        var name = repeatable(queue);
        var tables = tables(module);
        return databases.of(module).write(transaction -> {
            int changed = tables.discard(transaction.handle(), name, discard);
            transaction.record(record("operations:discard", module, name)
                    .because(discard.reason())
                    .noting(changed + ": " + shown(discard.items())));
            return new Chosen.Changed(changed);
        });
    }

    private AccessRecord record(String action, String module, QueueName queue) {
        return AccessRecord.of(caller.get(), clock.instant(), action, "queue", module + "/" + queue.code(), null);
    }

    private static String shown(List<String> items) {
        String all = String.join(" ", items);
        return all.length() > 1_000 ? all.substring(0, 1_000) + "…" : all;
    }

    private static QueueName repeatable(String queue) {
        var name = QueueName.of(queue);
        if (!name.canBeRepeated()) {
            throw new Failure.Conflict(
                    "not-repeatable", "Only events that arrived and jobs can be repeated or given up.");
        }
        return name;
    }

    private QueueTables tables(String module) {
        if (!modules.share().modules().contains(module)) {
            throw new Failure.NotFound("module");
        }
        return new QueueTables(databases.of(module));
    }
}
