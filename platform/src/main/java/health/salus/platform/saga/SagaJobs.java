package health.salus.platform.saga;

import health.salus.platform.data.Database;
import health.salus.platform.jobs.Job;
import health.salus.platform.jobs.JobSource;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What goes on with the sagas of a module: one job takes steps, another looks whether they take too long. */
@ApplicationScoped
public class SagaJobs implements JobSource {
    private final List<Saga<?>> kinds;
    private final Sagas sagas;

    public SagaJobs(@All List<Saga<?>> kinds, Sagas sagas) {
        this.kinds = kinds;
        this.sagas = sagas;
    }

    @Override
    public List<Job<?>> of(Database database) {
        Map<String, Saga<?>> known = kinds.stream()
                .filter(kind -> kind.module().equals(database.module()))
                .collect(Collectors.toMap(Saga::kind, Function.identity()));
        if (known.isEmpty()) {
            return List.of();
        }
        return List.of(
                new TurnJob(database.module(), Sagas.STEP, known, (saga, turn) -> sagas.step(database, saga, turn)),
                new TurnJob(database.module(), Sagas.LIMIT, known, (saga, turn) -> sagas.limit(database, saga, turn)));
    }

    private record TurnJob(String module, String name, Map<String, Saga<?>> known, BiConsumer<Saga<?>, Sagas.Turn> work)
            implements Job<Sagas.Turn> {
        @Override
        public Class<Sagas.Turn> data() {
            return Sagas.Turn.class;
        }

        @Override
        public void run(String id, Sagas.Turn turn) {
            Saga<?> saga = known.get(turn.kind());
            if (saga == null) {
                throw new IllegalStateException("Nobody knows sagas of kind " + turn.kind());
            }
            work.accept(saga, turn);
        }
    }
}
