package health.salus.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/**
 * What it costs to be in pieces: the patients service behind a gateway of its own, the other modules in a third process. And what
 * ten thousand who listen cost.
 */
public final class Pieces {
    private static final String HEAP = "-Xmx256m";
    private static final String HEAP_OF_A_SERVICE = "-Xmx72m";
    private static final List<String> JAVA = List.of("-XX:+UseSerialGC", "-XX:TrimNativeHeapInterval=5000", "--enable-native-access=ALL-UNNAMED", "-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CONNECTIONS = 16;
    private static final int REQUESTS = 20_000;
    private static final int LISTENERS = 10_000;
    private static final int LISTENERS_BEFORE = 2_000;
    private static final int OF_ONE_PERSON = 30;
    private static final Pattern HEAP_USED = Pattern.compile("(?:DefNew|Tenured)\\s+total \\d+K, used (\\d+)K");

    private final Report report = new Report(System.out);
    private final Path work;
    private final Hospital hospital;
    private final int patientsPort = Server.freePort();

    private Pieces() throws IOException {
        this.work = Files.createTempDirectory(Files.createDirectories(Path.of(System.getProperty("salus.work"))), "pieces-");
        this.hospital = new Hospital(work.resolve("data"), report);
    }

    public static void main(String[] arguments) throws Exception {
        new Pieces().run();
        System.exit(0);
    }

    private void run() throws IOException, SQLException, InterruptedException, ExecutionException {
        try (Server first = salus("", Map.of())) {
            hospital.fill(Clinic.PATIENTS, Clinic.PATIENTS);
            new Clinic(first).open();
        }
        Map<String, String> elsewhere = Map.of("PATIENTS_SERVICE_URL", "http://localhost:" + patientsPort);
        try (Server others = salus("--targets=auth,audit,departments,doctors,appointments,graphql,imports,gateway", elsewhere)) {
            try (Server again = service("patients", others)) {
                report.progress("the service once more, now that its pages are in memory");
            }
            try (Server patients = service("patients", others); Server gateway = service("gateway", others)) {
                report.atMost("one_service_start_s", patients.secondsToReady, "s", 2);
                hop(new Clinic(others), patients, gateway);
                TimeUnit.SECONDS.sleep(10); // until what the compiler used is given back
                report.atMost("one_service_resident_mib", Cpu.residentMiB(patients.pid()), "MiB", 256);
                events(others, "in_pieces");
            }
        }
        try (Server whole = salus("", Map.of())) {
            events(whole, "in_one_process");
        }
        try (Server whole = salus("", Map.of("HEAP", "-Xmx1g", "GRAPHQL_LISTENERS", Integer.toString(LISTENERS * 2)))) {
            listeners(whole);
        }
    }

    private Server salus(String targets, Map<String, String> further) throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(Map.of("DATA_DIR", work.resolve("data").toString()));
        environment.putAll(further);
        return launch(targets, environment, Server.freePort());
    }

    private Server service(String target, Server others) throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(Map.of("DATA_DIR", work.resolve(target).toString(), "ENCRYPTION_KEY", hospital.password("encryption"), "INTERNAL_SECRET", hospital.password("internal")));
        for (String module : List.of("AUTH", "AUDIT", "DEPARTMENTS", "DOCTORS", "APPOINTMENTS", "GRAPHQL", "IMPORTS")) {
            environment.put(module + "_SERVICE_URL", "http://localhost:" + others.port);
        }
        environment.put("PATIENTS_SERVICE_URL", "http://localhost:" + patientsPort);
        environment.put("HEAP", HEAP_OF_A_SERVICE);
        if (!target.equals("gateway")) {
            environment.put("DATABASE_URL", database("salus_app"));
            environment.put("DATABASE_OWNER_URL", database("salus_owner"));
        }
        return launch("--targets=" + target, environment, target.equals("patients") ? patientsPort : Server.freePort());
    }

    private String database(String role) throws IOException {
        return "postgresql://%s:%s@127.0.0.1:%d/salus".formatted(role, URLEncoder.encode(hospital.password(role), StandardCharsets.UTF_8), hospital.port());
    }

    private Server launch(String targets, Map<String, String> environment, int port) throws IOException, InterruptedException {
        Path jar = Path.of(System.getProperty("salus.jar"));
        List<String> arguments = new ArrayList<>(JAVA);
        arguments.add(environment.getOrDefault("HEAP", HEAP));
        Path cache = jar.resolveSibling("salus.aot");
        if (Files.exists(cache)) {
            arguments.add("-XX:AOTCache=" + cache);
        }
        arguments.addAll(List.of("-jar", jar.toString()));
        if (!targets.isEmpty()) {
            arguments.add(targets);
        }
        environment.putAll(Map.of("SALUS_PROFILE", "development", "RATE_LIMIT_MAX", "0", "LOG_LEVEL", "WARN", "JWT_EXPIRES_IN", "12h"));
        return Server.start(arguments, environment, "/ready", work.resolve("salus.log"), port);
    }

    /** The same read from the service itself and through the gateway: one after the other for the time, many at once for CPU. */
    private void hop(Clinic clinic, Server patients, Server gateway) throws IOException, InterruptedException, ExecutionException {
        IntFunction<HttpRequest.Builder> direct = number -> clinic.read(number, Clinic.PATIENTS, patients);
        IntFunction<HttpRequest.Builder> through = number -> clinic.read(number, Clinic.PATIENTS, gateway);
        Load.settle(patients, CONNECTIONS, REQUESTS / 4, direct);
        Load.settle(gateway, CONNECTIONS, REQUESTS / 4, through);
        double alone = Load.run(1, REQUESTS / 10, direct).ifAll(200).percentile(0.5);
        double behind = Load.run(1, REQUESTS / 10, through).ifAll(200).percentile(0.5);
        double aloneAgain = Load.run(1, REQUESTS / 10, direct).ifAll(200).percentile(0.5);
        report.figure("service_read_p50", (alone + aloneAgain) / 2, "ms");
        report.atMost("gateway_hop_p50", behind - (alone + aloneAgain) / 2, "ms", 1);
        double cost = cpu(direct, patients, gateway);
        double costBehind = cpu(through, patients, gateway);
        double costAgain = cpu(direct, patients, gateway);
        report.atMost("gateway_hop_cpu", costBehind - (cost + costAgain) / 2, "us", 90);
    }

    /** Microseconds a request of both processes together. */
    private static double cpu(IntFunction<HttpRequest.Builder> request, Server one, Server other) throws IOException, InterruptedException, ExecutionException {
        double before = Cpu.seconds(one.pid()) + Cpu.seconds(other.pid());
        Load.run(CONNECTIONS, REQUESTS, request).ifAll(200);
        return (Cpu.seconds(one.pid()) + Cpu.seconds(other.pid()) - before) / REQUESTS * 1e6;
    }

    /** From the moment an appointment was made, shortly before its commit, until another module begins to handle the event. */
    private void events(Server server, String shape) throws IOException, SQLException, InterruptedException, ExecutionException {
        var clinic = new Clinic(server, hospital);
        int first = booked();
        int ahead = first + Load.settle(server, 4, 1_000, number -> clinic.book(first + number));
        try (var connection = hospital.connect(); var statement = connection.createStatement()) {
            statement.execute("TRUNCATE doctors.inbox");
            Load.run(4, 2_000, number -> clinic.book(ahead + number)).ifAll(201);
            TimeUnit.SECONDS.sleep(2);
            try (var row = statement.executeQuery("""
                    SELECT count(*), percentile_disc(0.5) WITHIN GROUP (ORDER BY waited), percentile_disc(0.99) WITHIN GROUP (ORDER BY waited) FROM (
                        SELECT extract(epoch FROM event.changed_at - booked.created_at) * 1000 AS waited
                          FROM doctors.inbox event JOIN appointments.appointment booked ON booked.id = event.aggregate_id
                         WHERE event.handler = 'AppointmentBooked' AND event.state = 'handled') AS each""")) {
                row.next();
                report.progress(row.getInt(1) + " events " + shape);
                report.figure("event_to_handler_p50_" + shape, row.getDouble(2), "ms");
                report.atMost("event_to_handler_p99_" + shape, row.getDouble(3), "ms", 100);
            }
        }
    }

    private int booked() throws IOException, SQLException {
        try (var connection = hospital.connect(); var statement = connection.createStatement(); var row = statement.executeQuery("SELECT count(*) FROM appointments.appointment WHERE created_at > now() - interval '1 hour'")) {
            row.next();
            // The demo hospital's own are among them: more than needed does no harm.
            return row.getInt(1) + 1_000;
        }
    }

    /** Many who listen to one doctor and hear nothing, and then all hear of one booking. */
    private void listeners(Server server) throws IOException, SQLException, InterruptedException, ExecutionException {
        var clinic = new Clinic(server, hospital);
        List<String> tokens = manyPeople(clinic, (LISTENERS + LISTENERS_BEFORE) / OF_ONE_PERSON + 1);
        var heard = new CountDownLatch(LISTENERS_BEFORE + LISTENERS);
        var vertx = Vertx.vertx();
        WebSocketClient client = vertx.createWebSocketClient(new WebSocketClientOptions().setMaxConnections(LISTENERS * 2).setDefaultPort(server.port));
        String doctor = clinic.doctors().getFirst();
        listen(client, tokens, 0, LISTENERS_BEFORE, doctor, heard);
        double before = settled(server);
        listen(client, tokens, LISTENERS_BEFORE, LISTENERS_BEFORE + LISTENERS, doctor, heard);
        double after = settled(server);
        report.atMost("memory_of_one_subscription", (after - before) * 1024 / LISTENERS, "KiB", 22);
        int slot = booked() / Clinic.DOCTORS * Clinic.DOCTORS + Clinic.DOCTORS * 100;
        long began = System.nanoTime();
        Load.run(1, 1, number -> clinic.book(slot)).ifAll(201);
        if (!heard.await(60, TimeUnit.SECONDS)) {
            report.progress(heard.getCount() + " of the listeners heard nothing");
        }
        report.figure("fan_out_to_" + (LISTENERS_BEFORE + LISTENERS), (System.nanoTime() - began) / 1e6, "ms");
        vertx.close();
    }

    /**
     * MiB in use once the garbage is gone: resident memory, and what lives on the heap, whose pages may have been resident
     * before anything lived on them. What lives on pages that are new counts twice; it is not more than this.
     */
    private static double settled(Server server) throws IOException, InterruptedException {
        for (int i = 0; i < 2; i++) {
            ask(server, "GC.run");
            TimeUnit.SECONDS.sleep(1);
        }
        String heap = ask(server, "GC.heap_info");
        double lives = HEAP_USED.matcher(heap).results().mapToLong(used -> Long.parseLong(used.group(1))).sum() / 1024.0;
        if (lives == 0) {
            throw new IllegalStateException("The heap is described in other words than expected: " + heap);
        }
        return Cpu.residentMiB(server.pid()) + lives;
    }

    private static String ask(Server server, String question) throws IOException, InterruptedException {
        var jcmd = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(server.pid()), question).redirectErrorStream(true).start();
        String answer = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        jcmd.waitFor();
        return answer;
    }

    /** One person may hold few connections: copies of the administrator, each signed in. */
    private List<String> manyPeople(Clinic clinic, int count) throws IOException, SQLException, InterruptedException {
        try (var connection = hospital.connect(); var statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO auth.user_account (id, email, display_name, roles, password_hash, password_changed_at, created_at)
                    SELECT gen_random_uuid(), 'listener' || number || '@bench.example', 'Listener', roles, password_hash, password_changed_at, created_at
                      FROM auth.user_account, generate_series(1, %d) AS number WHERE email = '%s'""".formatted(count, clinic.email()));
        }
        List<String> tokens = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            tokens.add(clinic.signIn("listener" + i + "@bench.example"));
        }
        report.progress(count + " people are signed in");
        return tokens;
    }

    private void listen(WebSocketClient client, List<String> tokens, int from, int to, String doctor, CountDownLatch heard) throws InterruptedException {
        var opened = new CountDownLatch(to - from);
        var atOnce = new Semaphore(50);
        for (int i = from; i < to; i++) {
            String token = tokens.get(i / OF_ONE_PERSON);
            atOnce.acquire();
            client.connect(new WebSocketConnectOptions().setHost("localhost").setURI("/graphql").addSubProtocol("graphql-transport-ws"))
                    .onSuccess(socket -> {
                        socket.textMessageHandler(text -> hear(socket, text, doctor, opened, atOnce, heard));
                        socket.writeTextMessage("{\"type\":\"connection_init\",\"payload\":{\"Authorization\":\"Bearer " + token + "\"}}");
                    })
                    .onFailure(e -> {
                        report.progress("not connected: " + e);
                        atOnce.release();
                    });
        }
        if (!opened.await(60, TimeUnit.SECONDS)) {
            report.progress(opened.getCount() + " did not open");
        }
        report.progress(to + " listen");
    }

    private static void hear(WebSocket socket, String text, String doctor, CountDownLatch opened, Semaphore atOnce, CountDownLatch heard) {
        String type = type(text);
        if (type.equals("connection_ack")) {
            socket.writeTextMessage("{\"id\":\"1\",\"type\":\"subscribe\",\"payload\":{\"query\":\"subscription { appointmentChanged(doctorId: \\\"" + doctor + "\\\") { appointmentId kind } }\"}}");
            opened.countDown();
            atOnce.release();
        } else if (type.equals("next")) {
            heard.countDown();
        }
    }

    private static String type(String text) {
        try {
            JsonNode message = JSON.readTree(text);
            return message.path("type").asText();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
