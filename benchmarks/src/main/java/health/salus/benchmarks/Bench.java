package health.salus.benchmarks;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.IntFunction;

/** One run: fill, measure the floor, Salus, the floor again; divide by the floor's mean. */
public final class Bench {
    private static final int CONNECTIONS = 16;
    /** As many as the goals were set with; each has been opened before, and a record is remembered for an hour. */
    private static final int OPENED_TODAY = 10_000;
    private static final List<String> JAVA = List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TrimNativeHeapInterval=5000", "--enable-native-access=ALL-UNNAMED", "-Djava.util.logging.manager=org.jboss.logmanager.LogManager");

    /** @param batch requests of one round before it is measured */
    private record Kind(String name, int status, int requests, int batch, double cpuGoal, double rateGoal, IntFunction<HttpRequest.Builder> salus, IntFunction<HttpRequest.Builder> floor) {}

    /** CPU milliseconds per 1000 requests of server and database together, and requests a second. */
    private record Cost(double cpu, double rate, Load.Result result) {}

    private final Report report = new Report(System.out);
    private final Path work;
    private final int patients;
    private final int appointments;
    private final int requests;
    private final Hospital hospital;
    private final Map<String, Double> salusCpu = new HashMap<>();
    private final Map<String, Double> floorCpu = new HashMap<>();

    private Bench(boolean full) throws IOException {
        this.patients = full ? 1_000_000 : 200_000;
        this.appointments = full ? 2_000_000 : 200_000;
        this.requests = full ? 40_000 : 12_000;
        this.work = Files.createTempDirectory(Files.createDirectories(Path.of(System.getProperty("salus.work"))), "run-");
        this.hospital = new Hospital(work.resolve("data"), report);
    }

    public static void main(String[] arguments) throws Exception {
        new Bench(arguments.length > 0 && arguments[0].equals("full")).run();
    }

    private void run() throws IOException, SQLException, InterruptedException, ExecutionException {
        report.progress("%,d patients, %,d appointments, %d connections".formatted(patients, appointments, CONNECTIONS));
        Clinic clinic;
        try (Server first = salus()) {
            report.figure("start_first_s", first.secondsToReady, "s");
            hospital.fill(patients, appointments);
            clinic = new Clinic(first);
            clinic.open();
        }
        try (Server salus = salus()) {
            report.atMost("start_warm_s", salus.secondsToReady, "s", 4);
            clinic = new Clinic(salus, clinic);
            againstTheFloor(salus, clinic);
            contention(salus, clinic);
            search(salus, clinic);
            freeSlots(salus, clinic);
            graphqlAgainstRest(salus, clinic);
            againstPgbench();
            report.atMost("resident_after_load_mib", Cpu.residentMiB(salus.pid()), "MiB", 512);
        }
    }

    private Server salus() throws IOException, InterruptedException {
        Path jar = Path.of(System.getProperty("salus.jar"));
        var arguments = new java.util.ArrayList<>(JAVA);
        Path cache = jar.resolveSibling("salus.aot");
        if (Files.exists(cache)) {
            arguments.add("-XX:AOTCache=" + cache);
        }
        arguments.addAll(List.of("-jar", jar.toString()));
        return Server.start(arguments, Map.of("SALUS_PROFILE", "development", "RATE_LIMIT_MAX", "0", "DATA_DIR", work.resolve("data").toString(), "LOG_LEVEL", "WARN", "JWT_EXPIRES_IN", "12h", "BOOKING_HORIZON", "7300d"), "/ready", work.resolve("salus.log"));
    }

    private Server floor() throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(Map.of("PG_PORT", Integer.toString(hospital.port()), "PG_USER", "salus_owner", "PG_PASSWORD", hospital.password("salus_owner")));
        return Server.start(List.of("-Xmx256m", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), Floor.class.getName()), environment, "/ready", work.resolve("floor.log"));
    }

    private void againstTheFloor(Server salus, Clinic clinic) throws IOException, InterruptedException, ExecutionException {
        try (Server floor = floor()) {
            for (Kind kind : kinds(floor, clinic)) {
                int ahead = Load.settle(salus, CONNECTIONS, kind.batch(), kind.salus());
                int floorAhead = Load.settle(floor, CONNECTIONS, kind.batch(), kind.floor());
                Cost before = cost(floor, kind.status(), kind.requests(), number -> kind.floor().apply(number + floorAhead));
                Cost measured = cost(salus, kind.status(), kind.requests(), number -> kind.salus().apply(number + ahead));
                Cost after = cost(floor, kind.status(), kind.requests(), number -> kind.floor().apply(number + floorAhead + kind.requests()));
                tell(kind, measured, (before.cpu() + after.cpu()) / 2, (before.rate() + after.rate()) / 2);
            }
        }
    }

    private void tell(Kind kind, Cost salus, double floor, double floorRate) {
        salusCpu.put(kind.name(), salus.cpu());
        floorCpu.put(kind.name(), floor);
        report.atMost(kind.name() + "_cpu_vs_floor", salus.cpu() / floor, "x", kind.cpuGoal());
        report.atLeast(kind.name() + "_rate_vs_floor", salus.rate() / floorRate, "x", kind.rateGoal());
        report.figure(kind.name() + "_cpu_per_1000", salus.cpu(), "ms");
        report.figure(kind.name() + "_floor_cpu_per_1000", floor, "ms");
        report.figure(kind.name() + "_rate", salus.rate(), "1/s");
        report.figure(kind.name() + "_p50", salus.result().percentile(0.5), "ms");
        report.figure(kind.name() + "_p95", salus.result().percentile(0.95), "ms");
        report.figure(kind.name() + "_p99", salus.result().percentile(0.99), "ms");
    }

    private List<Kind> kinds(Server floor, Clinic clinic) {
        return List.of(
                new Kind("create", 201, requests / 2, requests / 6, 5, 0.2, clinic::create, number -> send(floor, "/patients", Clinic.personJson(number))),
                new Kind("read_first", 200, requests, requests / 3, 3, 0.3, number -> clinic.read(number, patients), number -> read(floor, number, patients)),
                new Kind("read", 200, requests, OPENED_TODAY, 3, 0.3, number -> clinic.read(number, OPENED_TODAY), number -> read(floor, number, OPENED_TODAY)),
                new Kind("search", 200, requests, requests / 3, 3, 0.35, number -> clinic.search(prefix(number)), number -> HttpRequest.newBuilder(floor.at("/search?q=" + prefix(number)))),
                new Kind("booking", 201, requests / 3, requests / 9, 4, 0.2, clinic::book, number -> send(floor, "/appointments", clinic.bookingJson(People.id("floor doctor", number % Clinic.DOCTORS).toString(), number, number / Clinic.DOCTORS))));
    }

    private static HttpRequest.Builder read(Server floor, int number, int patients) {
        return HttpRequest.newBuilder(floor.at("/patients/" + People.id("patient", Math.floorMod(number * 7919L, patients))));
    }

    private static HttpRequest.Builder send(Server server, String path, String body) {
        return HttpRequest.newBuilder(server.at(path)).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private static String prefix(int number) {
        return People.number(number * 31).familyKey().substring(0, 5);
    }

    private Cost cost(Server server, int status, int count, IntFunction<HttpRequest.Builder> request) throws IOException, InterruptedException, ExecutionException {
        double before = Cpu.seconds(server.pid()) + Cpu.secondsOfTree(hospital.serverPid());
        Load.Result result = Load.run(CONNECTIONS, count, request).ifAll(status);
        double used = Cpu.seconds(server.pid()) + Cpu.secondsOfTree(hospital.serverPid()) - before;
        return new Cost(used * 1_000 / count * 1_000, result.perSecond(), result);
    }

    private void search(Server salus, Clinic clinic) throws IOException, InterruptedException, ExecutionException {
        int count = 400;
        IntFunction<HttpRequest.Builder> byPrefix = number -> clinic.search(prefix(number));
        IntFunction<HttpRequest.Builder> misspelt = number -> clinic.search(misspelt(People.number(number * 17).familyKey()));
        int ahead = Load.settle(salus, 1, count, byPrefix);
        Load.Result prefix = Load.run(1, count, number -> byPrefix.apply(number + ahead));
        int typosAhead = Load.settle(salus, 1, count, misspelt);
        Load.Result typo = Load.run(1, count, number -> misspelt.apply(number + typosAhead));
        report.atMost("search_prefix_p95", prefix.percentile(0.95), "ms", 20);
        report.atMost("search_typo_p95", typo.percentile(0.95), "ms", 20);
        report.figure("search_prefix_p50", prefix.percentile(0.5), "ms");
        report.figure("search_typo_p50", typo.percentile(0.5), "ms");
    }

    /** Two letters in the wrong order. */
    private static String misspelt(String name) {
        return name.substring(0, 2) + name.charAt(3) + name.charAt(2) + name.substring(4);
    }

    /** Each cold window is another fortnight: beyond the booking horizon nothing is looked for, so {@link #salus} sets it far away. */
    private void freeSlots(Server salus, Clinic clinic) throws IOException, InterruptedException, ExecutionException {
        int prepared = 10;
        int cold = 40;
        Load.settle(salus, 1, 400, number -> clinic.freeSlotsOfOne(number, prepared / 2));
        Load.run(1, prepared / 2, number -> clinic.freeSlots(prepared / 2 + number));
        Load.Result first = Load.run(1, cold, number -> clinic.freeSlots(prepared + number));
        report.atMost("free_slots_cold_p95", first.percentile(0.95), "ms", 15);
        report.figure("free_slots_cold_p50", first.percentile(0.5), "ms");
        Load.Result again = Load.run(1, 200, number -> clinic.freeSlots(prepared + number % cold));
        report.figure("free_slots_warm_p50", again.percentile(0.5), "ms");
        Cost slots = cost(salus, 200, 300, number -> clinic.freeSlots(prepared + cold + number));
        salusCpu.put("slots", slots.cpu());
        report.figure("slots_cpu_per_1000", slots.cpu(), "ms");
    }

    private void contention(Server salus, Clinic clinic) throws IOException, SQLException, InterruptedException, ExecutionException {
        int slots = 1_000;
        Load.settle(salus, 64, requests / 3, number -> clinic.fight(number, 0, slots));
        Load.Result fight = Load.run(64, requests, number -> clinic.fight(number, slots, slots));
        report.progress("contention answers " + fight.statuses());
        report.atLeast("booking_attempts_per_s", fight.perSecond(), "1/s", 1_000);
        try (var connection = hospital.connect(); var statement = connection.createStatement(); var row = statement.executeQuery("""
                SELECT count(*) FROM appointments.appointment a JOIN appointments.appointment b
                    ON a.id < b.id AND a.doctor_id = b.doctor_id AND a.doctor_lane = b.doctor_lane AND tstzrange(a.starts_at, a.ends_at) && tstzrange(b.starts_at, b.ends_at)
                 WHERE a.status = 'booked' AND b.status = 'booked'""")) {
            row.next();
            report.atMost("double_bookings", row.getLong(1), "", 0);
        }
    }

    /** A patient and their appointments: one operation of GraphQL against the two requests it stands for. */
    private void graphqlAgainstRest(Server salus, Clinic clinic) throws IOException, InterruptedException, ExecutionException {
        int count = requests / 3;
        double rest = 0;
        for (IntFunction<HttpRequest.Builder> request : List.<IntFunction<HttpRequest.Builder>>of(number -> clinic.read(number, patients), number -> clinic.appointmentsOf(number, patients))) {
            int ahead = Load.settle(salus, CONNECTIONS, count / 2, request);
            rest += cost(salus, 200, count, number -> request.apply(number + ahead)).cpu();
        }
        int ahead = Load.settle(salus, CONNECTIONS, count / 2, number -> clinic.graphOf(number, patients));
        Cost graphql = cost(salus, 200, count, number -> clinic.graphOf(number + ahead, patients));
        report.atMost("graphql_cpu_vs_rest", graphql.cpu() / rest, "x", 1.3);
        report.figure("graphql_cpu_per_1000", graphql.cpu(), "ms");
        report.figure("graphql_p50", graphql.result().percentile(0.5), "ms");
    }

    /** What Salus adds to its own SQL, and what that SQL alone takes of the floor. */
    private void againstPgbench() throws IOException, SQLException, InterruptedException {
        var pgbench = Pgbench.find();
        if (pgbench.isEmpty()) {
            report.progress("no pgbench on this machine");
            return;
        }
        new SameSql(pgbench.get(), hospital, work).cpu(CONNECTIONS, requests).forEach((name, sql) -> {
            report.figure(name + "_sql_cpu_per_1000", sql, "ms");
            report.figure(name + "_cpu_vs_same_sql", salusCpu.get(name) / sql, "x");
            if (floorCpu.containsKey(name)) {
                report.figure(name + "_sql_vs_floor", sql / floorCpu.get(name), "x");
            }
        });
    }
}
