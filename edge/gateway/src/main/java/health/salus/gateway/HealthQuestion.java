package health.salus.gateway;

import health.salus.platform.targets.ProcessHealth;
import health.salus.platform.web.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Asks a process how it is, and takes the time. */
final class HealthQuestion {
    private static final Logger LOG = Logger.getLogger(HealthQuestion.class);
    private static final int LONGEST_ANSWER = 64 * 1024;

    private final Supplier<ProcessHealth> here;
    private final Duration patience;
    private final HttpClient client;

    /** @param here asks this process itself */
    HealthQuestion(Supplier<ProcessHealth> here, Duration patience) {
        this.here = here;
        this.patience = patience;
        // What the machine's settings say about proxies is for the way to the internet.
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(patience)
                .build();
    }

    /**
     * What came back.
     *
     * @param millis how long that took, if anything came back
     */
    record Answer(
            @Nullable ProcessHealth health,
            @Nullable DownReason trouble,
            @Nullable Double millis) {}

    /** @param address of another process; empty for this one */
    CompletableFuture<Answer> ask(Optional<URI> address) {
        long start = System.nanoTime();
        return address.map(this::elsewhere)
                .orElseGet(() -> CompletableFuture.supplyAsync(here, Thread::startVirtualThread))
                .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .handle((health, failure) ->
                        failure == null ? answer(health, start) : new Answer(null, reason(failure), null));
    }

    private CompletableFuture<ProcessHealth> elsewhere(URI address) {
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/ready"))
                .timeout(patience)
                .header("Accept", "application/json")
                .build();
        return client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER))
                .thenApply(HealthQuestion::read);
    }

    private static ProcessHealth read(HttpResponse<byte[]> response) {
        try {
            ProcessHealth health = Json.MAPPER.readValue(response.body(), ProcessHealth.class);
            if (health != null && health.status() != null && health.version() != null) {
                return health;
            }
        } catch (IOException e) {
            throw new NotSalus(e);
        }
        throw new NotSalus(null);
    }

    private static Answer answer(ProcessHealth health, long start) {
        double millis = Math.round((System.nanoTime() - start) / 100_000.0) / 10.0;
        return new Answer(health, null, millis);
    }

    private static DownReason reason(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return switch (cause) {
            case TimeoutException _, HttpTimeoutException _ -> DownReason.NO_ANSWER;
            case IOException _ -> DownReason.UNREACHABLE;
            case NotSalus _ -> DownReason.NOT_SALUS;
            default -> {
                LOG.warn("A process could not be asked how it is", cause);
                yield DownReason.NOT_READY;
            }
        };
    }

    /** What answers there is something else. */
    private static final class NotSalus extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotSalus(@Nullable Throwable cause) {
            super("This is not what a process of Salus says of itself", cause);
        }
    }
}
