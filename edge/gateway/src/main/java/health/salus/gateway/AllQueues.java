package health.salus.gateway;

import health.salus.platform.operations.ModuleQueues;
import health.salus.platform.operations.QueueDesk;
import health.salus.platform.operations.QueueState;
import health.salus.platform.security.Caller;
import health.salus.platform.security.CurrentCaller;
import health.salus.platform.targets.Module;
import health.salus.platform.targets.ServiceUnknown;
import health.salus.platform.targets.Transport;
import health.salus.platform.web.Failure;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.ProcessingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Asks every module for its queues, all at once. One that does not answer is named and does not hold up the others. */
@ApplicationScoped
class AllQueues {
    private static final Logger LOG = Logger.getLogger(AllQueues.class);

    private final Map<String, ModuleQueues> modules = new TreeMap<>();
    private final Clock clock;

    AllQueues(@All List<Module> modules, Transport transport, Instance<QueueDesk> local, Clock clock) {
        for (Module module : modules) {
            if (module.hasSchema()) {
                this.modules.put(module.name(), transport.reach(module.name(), ModuleQueues.class, local));
            }
        }
        this.clock = clock;
    }

    /** @param unreachable modules whose process does not answer */
    record Overview(Instant at, List<QueueState> queues, List<String> unreachable) {}

    /** @param from start of the first minute */
    record Throughput(Instant from, List<OfModule> modules, List<String> unreachable) {}

    /** @param handled events in each minute, oldest first */
    record OfModule(String module, List<Long> handled) {}

    private record Answers<T>(Map<String, T> given, List<String> unreachable) {}

    /** @throws Failure.NotFound when no module has this name */
    ModuleQueues of(String module) {
        ModuleQueues queues = modules.get(module);
        if (queues == null) {
            throw new Failure.NotFound("module");
        }
        return queues;
    }

    Overview overview() {
        Answers<List<QueueState>> answers = ask(ModuleQueues::states);
        return new Overview(
                clock.instant(),
                answers.given().values().stream().flatMap(List::stream).toList(),
                answers.unreachable());
    }

    Throughput throughput() {
        Instant from = clock.instant().truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofMinutes(ModuleQueues.MINUTES));
        Answers<List<Long>> answers = ask(ModuleQueues::throughput);
        List<OfModule> given = new ArrayList<>();
        answers.given().forEach((module, handled) -> given.add(new OfModule(module, handled)));
        return new Throughput(from, given, answers.unreachable());
    }

    private <T> Answers<T> ask(BiFunction<ModuleQueues, String, T> question) {
        Map<String, Future<T>> asked = new TreeMap<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            modules.forEach((module, queues) -> {
                Callable<T> call =
                        () -> CurrentCaller.acting(Caller.system("operations"), () -> question.apply(queues, module));
                asked.put(module, threads.submit(call));
            });
        }
        Map<String, T> given = new TreeMap<>();
        List<String> unreachable = new ArrayList<>();
        asked.forEach((module, answer) -> {
            try {
                given.put(module, answer.get());
            } catch (ExecutionException e) {
                if (!isAbsence(e.getCause())) {
                    throw new IllegalStateException("The queues of " + module + " cannot be read", e.getCause());
                }
                LOG.debugf(e.getCause(), "%s does not answer", module);
                unreachable.add(module);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                unreachable.add(module);
            }
        });
        return new Answers<>(given, unreachable);
    }

    private static boolean isAbsence(@Nullable Throwable cause) {
        return cause instanceof Failure.Unavailable
                || cause instanceof ProcessingException
                || cause instanceof ServiceUnknown;
    }
}
