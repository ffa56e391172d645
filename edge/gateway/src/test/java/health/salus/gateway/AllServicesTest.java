package health.salus.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.net.httpserver.HttpServer;
import health.salus.gateway.AllServices.ServiceInstance;
import health.salus.platform.settings.Settings;
import health.salus.platform.targets.Module;
import health.salus.platform.targets.ProcessHealth;
import health.salus.platform.targets.Services;
import health.salus.platform.targets.Targets;
import health.salus.platform.testkit.MovableClock;
import health.salus.platform.testkit.TestCaches;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AllServicesTest {
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    /** Long enough for whatever answers, also on a machine that is busy. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final List<HttpServer> processes = new ArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Map<String, String> addresses = new TreeMap<>();
    private final AtomicInteger questions = new AtomicInteger();

    @AfterEach
    void end() {
        ended.countDown();
        processes.forEach(process -> process.stop(0));
    }

    @Test
    void whatIsUpDownAndSilentIsToldApart() throws IOException {
        addresses.put("PATIENTS_SERVICE_URL", says("patients", "up") + "," + says("patients", "no-database"));
        addresses.put("DOCTORS_SERVICE_URL", "http://nobody:secret@localhost:" + closedPort());
        addresses.put("AUDIT_SERVICE_URL", silent());
        addresses.put("AUTH_SERVICE_URL", answers(200, "<html>"));

        AllServices.Status status = gateway().status();

        assertThat(status.state()).isEqualTo(ServiceState.DEGRADED);
        assertThat(status.services())
                .extracting(ServiceInstance::service, ServiceInstance::state, ServiceInstance::reason)
                .containsExactly(
                        tuple("audit", ServiceState.DOWN, DownReason.NO_ANSWER),
                        tuple("auth", ServiceState.DOWN, DownReason.NOT_SALUS),
                        tuple("doctors", ServiceState.DOWN, DownReason.UNREACHABLE),
                        tuple("gateway", ServiceState.UP, null),
                        tuple("imports", ServiceState.UNKNOWN, DownReason.ADDRESS_UNKNOWN),
                        tuple("patients", ServiceState.UP, null),
                        tuple("patients", ServiceState.DOWN, DownReason.NO_DATABASE));
        assertThat(of(status, "doctors").address()).startsWith("http://localhost:");
        ServiceInstance patients = of(status, "patients");
        assertThat(patients.version()).isEqualTo("0.1.0");
        assertThat(patients.latencyMillis()).isBetween(0.0, (double) PATIENCE.toMillis());
        assertThat(patients.askedAt()).isEqualTo(NOW);
        assertThat(of(status, "audit").latencyMillis()).isNull();
    }

    @Test
    void allAreAskedAtTheSameTime() {
        for (String module : List.of("PATIENTS", "DOCTORS", "AUDIT", "AUTH", "IMPORTS")) {
            addresses.put(module + "_SERVICE_URL", silent());
        }
        long start = System.nanoTime();

        assertThat(gateway().status().state()).isEqualTo(ServiceState.DOWN);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PATIENCE.multipliedBy(4));
    }

    @Test
    void aFloodOfRequestsAsksOnce() throws InterruptedException, ExecutionException {
        addresses.put("PATIENTS_SERVICE_URL", says("patients", "up"));
        AllServices gateway = gateway();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<AllServices.Status>> answers = IntStream.range(0, 200)
                    .mapToObj(each -> threads.submit(gateway::status))
                    .toList();
            for (Future<AllServices.Status> answer : answers) {
                assertThat(answer.get().state()).isEqualTo(ServiceState.UP);
            }
        }
        assertThat(questions).hasValue(1);
    }

    @Test
    void aProcessOfSeveralServicesIsAskedOnceAndOneThatDoesNotRunThereIsFound() {
        String shared = answers(200, health("healthy", "\"patients\":\"up\",\"doctors\":\"starting\""));
        addresses.put("PATIENTS_SERVICE_URL", shared);
        addresses.put("DOCTORS_SERVICE_URL", shared);
        addresses.put("AUDIT_SERVICE_URL", shared);

        AllServices.Status status = gateway().status();

        assertThat(of(status, "patients").state()).isEqualTo(ServiceState.UP);
        assertThat(of(status, "doctors").reason()).isEqualTo(DownReason.STARTING);
        assertThat(of(status, "audit").reason()).isEqualTo(DownReason.RUNS_ELSEWHERE);
        assertThat(questions).hasValue(1);
    }

    @Test
    void anOlderProcessThatDoesNotNameItsTargetsIsBelievedAsAWhole() {
        addresses.put("PATIENTS_SERVICE_URL", answers(200, """
                {"status":"healthy","timestamp":"2026-11-21T08:00:00Z","service":"patients","version":"0.0.9","checks":{}}"""));
        addresses.put("DOCTORS_SERVICE_URL", answers(503, """
                {"status":"unhealthy","timestamp":"2026-11-21T08:00:00Z","service":"doctors","version":"0.0.9","checks":{}}"""));

        AllServices.Status status = gateway().status();

        assertThat(of(status, "patients").version()).isEqualTo("0.0.9");
        assertThat(of(status, "patients").state()).isEqualTo(ServiceState.UP);
        assertThat(of(status, "doctors").reason()).isEqualTo(DownReason.NOT_READY);
    }

    @Test
    void whatAServiceGoesOnWithoutIsNamed() {
        addresses.put("PATIENTS_SERVICE_URL", answers(200, """
                {"status":"healthy","timestamp":"2026-11-21T08:00:00Z","service":"patients","version":"0.1.0",\
                "targets":{"patients":"up"},"checks":{"modules":"up","database":"up","broker":"up",\
                "redis":"down: cannot be reached","replica":"degraded"}}"""));

        AllServices.Status status = gateway().status();

        assertThat(status.state()).isEqualTo(ServiceState.DEGRADED);
        assertThat(of(status, "patients").state()).isEqualTo(ServiceState.UP);
        assertThat(of(status, "patients").without()).containsExactly("redis", "replica");
        assertThat(of(status, "gateway").without()).isEmpty();
    }

    private static ServiceInstance of(AllServices.Status status, String service) {
        return status.services().stream()
                .filter(each -> each.service().equals(service))
                .findFirst()
                .orElseThrow();
    }

    /** A gateway alone in its process, which was told the addresses. */
    private AllServices gateway() {
        MovableClock clock = MovableClock.at(NOW.toString());
        var here = new ProcessHealth("healthy", NOW, "gateway", "0.1.0", Map.of("gateway", "up"), Map.of());
        return new AllServices(
                List.of(
                        new GatewayModule(),
                        module("patients"),
                        module("doctors"),
                        module("audit"),
                        module("auth"),
                        module("imports")),
                new Targets(Set.of("gateway")),
                new Services(Settings.of(addresses), clock),
                new HealthQuestion(() -> here, PATIENCE),
                TestCaches.caches(),
                clock);
    }

    private static Module module(String name) {
        return new Module() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public int port() {
                return 3003;
            }
        };
    }

    private String says(String target, String state) {
        boolean up = state.equals("up");
        return answers(up ? 200 : 503, health(up ? "healthy" : "unhealthy", "\"%s\":\"%s\"".formatted(target, state)));
    }

    private static String health(String status, String targets) {
        return """
                {"status":"%s","timestamp":"2026-11-21T08:00:00Z","service":"salus","version":"0.1.0","targets":{%s},"checks":{},"new":1}""".formatted(status, targets);
    }

    private String answers(int status, String body) {
        return process(new CountDownLatch(0), status, body);
    }

    /** Takes the question and says nothing until the test ends. */
    private String silent() {
        return process(ended, 200, "");
    }

    private String process(CountDownLatch until, int status, String body) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Thread::startVirtualThread);
            server.createContext("/ready", exchange -> {
                questions.incrementAndGet();
                try (exchange) {
                    until.await();
                    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(status, bytes.length);
                    exchange.getResponseBody().write(bytes);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            server.start();
            processes.add(server);
            return "http://localhost:" + server.getAddress().getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
