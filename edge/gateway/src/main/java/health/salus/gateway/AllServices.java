package health.salus.gateway;

import health.salus.platform.cache.Cache;
import health.salus.platform.cache.Caches;
import health.salus.platform.targets.Instances;
import health.salus.platform.targets.Module;
import health.salus.platform.targets.ProcessHealth;
import health.salus.platform.targets.Readiness;
import health.salus.platform.targets.Services;
import health.salus.platform.targets.Targets;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Asks every process of this installation how it is, all at once. Where addresses of a service are known they are asked, this
 * process's own among them; what runs here and has no address is asked without a network between.
 */
@ApplicationScoped
class AllServices {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** Shorter than any page waits before it asks again. */
    private static final Duration KEPT = Duration.ofSeconds(3);
    /** What a process leans on and can do without for a while, by the names of its own checks. */
    private static final List<String> HELPERS = List.of("broker", "redis", "replica");

    private final List<Place> places = new ArrayList<>();
    private final List<String> nowhere = new ArrayList<>();
    private final Set<String> withData = new HashSet<>();
    private final HealthQuestion question;
    private final Clock clock;
    /**
     * A cache and not a timer: nothing is asked while nobody looks, and who comes while the question is on its way waits for
     * its answer, so that a flood of requests asks each process once in three seconds.
     */
    private final Cache<String, Status> kept;

    @Inject
    AllServices(
            @All List<Module> modules,
            Targets targets,
            Services services,
            Readiness readiness,
            Caches caches,
            Clock clock) {
        this(modules, targets, services, new HealthQuestion(readiness::now, PATIENCE), caches, clock);
    }

    AllServices(
            List<Module> modules,
            Targets targets,
            Services services,
            HealthQuestion question,
            Caches caches,
            Clock clock) {
        for (Module module : modules) {
            Optional<Instances> known = services.of(module.name());
            if (known.isPresent()) {
                Instances instances = known.get();
                instances
                        .all()
                        .forEach(url ->
                                places.add(new Place(module.name(), Optional.of(bare(url)), instances.isSpare(url))));
            } else if (targets.include(module.name())) {
                places.add(new Place(module.name(), Optional.empty(), false));
            } else if (module.hasSchema()) {
                nowhere.add(module.name());
            }
            if (module.hasSchema()) {
                withData.add(module.name());
            }
        }
        this.question = question;
        this.kept = caches.cache("services", KEPT, 1);
        this.clock = clock;
    }

    /**
     * Where one instance of a service runs; without an address in this process.
     *
     * @param spare nobody is missed there
     */
    private record Place(String service, Optional<URI> address, boolean spare) {}

    /** @param state {@code up}, {@code degraded} (something is down), or {@code down} (no service that keeps data is up) */
    record Status(
            @Schema(
                    implementation = String.class,
                    enumeration = {"up", "degraded", "down"},
                    examples = "degraded")
            ServiceState state,

            List<ServiceInstance> services) {}

    /**
     * One service in one process.
     *
     * @param address absent when it runs in the process that answers
     * @param latencyMillis how long the process took to say how it is; absent when it said nothing
     * @param askedAt when it was asked, a few seconds ago at most
     * @param reason why it is not up
     * @param without helpers it goes on without just now, slower but never wrong; of one that is up
     */
    record ServiceInstance(
            @Schema(examples = "appointments") String service,

            @Schema(examples = "http://10.0.3.17:3004") @Nullable
            String address,

            @Schema(
                    implementation = String.class,
                    enumeration = {"up", "down", "unknown"},
                    examples = "down")
            ServiceState state,

            @Schema(examples = "0.1.0") @Nullable String version,
            @Schema(examples = "3.2") @Nullable Double latencyMillis,
            @Schema(examples = "2026-11-24T08:30:00Z") Instant askedAt,

            @Schema(
                    implementation = String.class,
                    enumeration = {
                        "unreachable",
                        "no-answer",
                        "not-salus",
                        "runs-elsewhere",
                        "starting",
                        "no-database",
                        "not-ready",
                        "address-unknown"
                    },
                    examples = "no-database")
            @Nullable DownReason reason,

            @Schema(examples = "[\"redis\"]") List<String> without) {}

    /** As it was at most a few seconds ago. */
    Status status() {
        return kept.get("all", all -> ask());
    }

    private Status ask() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        // A process that runs several services is asked once for all of them.
        Map<Optional<URI>, CompletableFuture<HealthQuestion.Answer>> asked = places.stream()
                .map(Place::address)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), question::ask));
        List<ServiceInstance> found = new ArrayList<>();
        for (Place place : places) {
            HealthQuestion.Answer answer =
                    Objects.requireNonNull(asked.get(place.address())).join();
            if (!place.spare() || answer.trouble() != DownReason.UNREACHABLE) {
                found.add(instance(place, now, answer));
            }
        }
        nowhere.forEach(service -> found.add(new ServiceInstance(
                service, null, ServiceState.UNKNOWN, null, null, now, DownReason.ADDRESS_UNKNOWN, List.of())));
        found.sort(Comparator.comparing(ServiceInstance::service));
        return new Status(together(found), found);
    }

    private static ServiceInstance instance(Place place, Instant at, HealthQuestion.Answer answer) {
        ProcessHealth health = answer.health();
        DownReason reason = health == null ? answer.trouble() : whyNotUp(place.service(), health);
        return new ServiceInstance(
                place.service(),
                place.address().map(URI::toString).orElse(null),
                reason == null ? ServiceState.UP : ServiceState.DOWN,
                health == null ? null : health.version(),
                answer.millis(),
                at,
                reason,
                health == null || reason != null ? List.of() : goesOnWithout(health));
    }

    private static List<String> goesOnWithout(ProcessHealth health) {
        return HELPERS.stream()
                .filter(helper -> !ProcessHealth.UP.equals(health.checks().getOrDefault(helper, ProcessHealth.UP)))
                .toList();
    }

    private static @Nullable DownReason whyNotUp(String service, ProcessHealth health) {
        Map<String, String> targets = health.targets();
        if (targets == null) { // an older version
            return health.healthy() ? null : DownReason.NOT_READY;
        }
        return switch (targets.get(service)) {
            case null -> DownReason.RUNS_ELSEWHERE;
            case ProcessHealth.UP -> null;
            case ProcessHealth.STARTING -> DownReason.STARTING;
            case ProcessHealth.NO_DATABASE -> DownReason.NO_DATABASE;
            default -> DownReason.NOT_READY;
        };
    }

    /** A service whose place nobody has told may be left out on purpose, so it alone does not degrade the whole. */
    private ServiceState together(List<ServiceInstance> found) {
        boolean serves =
                found.stream().anyMatch(each -> each.state() == ServiceState.UP && withData.contains(each.service()));
        boolean complete = found.stream()
                .allMatch(each ->
                        each.state() != ServiceState.DOWN && each.without().isEmpty());
        return !serves ? ServiceState.DOWN : complete ? ServiceState.UP : ServiceState.DEGRADED;
    }

    /** The address without a user or password that somebody may have written into it. */
    private static URI bare(URI address) {
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        return URI.create(address.getScheme() + "://" + address.getHost() + port);
    }
}
