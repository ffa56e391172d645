package health.salus.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the database alone takes for what Salus makes it do: pgbench sends the same statements to the same tables, as often for each
 * request. What Salus does in batches is done for as many at once as were seen together while 16 clients kept it busy. The entries that
 * it adds to the audit have copied hashes: the chain of this throw-away hospital is broken afterwards.
 */
record SameSql(Pgbench pgbench, Hospital hospital, Path work) {
    private static final Pattern REPEATED = Pattern.compile("^-- (\\d+) times:\n(.*?)^-- once:\n", Pattern.MULTILINE | Pattern.DOTALL);
    private static final List<String> MODULES = List.of("patients", "appointments");

    /**
     * @param module whose access records are carried, or nothing when what is asked for is nobody's
     * @param requests of one turn of the script
     * @param together access records that one statement stores
     * @param round turns after which access records are carried
     */
    private record Kind(String name, String module, String action, int requests, int together, int round) {}

    static final List<Kind> KINDS = List.of(
            new Kind("read_first", "patients", "patients:read", 6, 6, 30),
            new Kind("search", "patients", "patients:search", 6, 6, 30),
            new Kind("slots", "", "", 1, 0, 25),
            new Kind("booking", "appointments", "appointments:book", 16, 8, 5));

    /** CPU milliseconds of the database for 1000 requests, by kind; Salus runs, but leaves alone what pgbench leaves to be carried. */
    Map<String, Double> cpu(int connections, int requests) throws IOException, SQLException, InterruptedException {
        Map<String, Double> costs = new LinkedHashMap<>();
        try (var connection = hospital.connect(); var statement = connection.createStatement()) {
            statement.execute(resource("drawn"));
            for (String module : MODULES) {
                statement.execute("SELECT pg_advisory_lock(hashtext(queue), hashtext('" + module + "')) FROM (VALUES ('outbox'), ('access_record')) AS held (queue)");
            }
            for (Kind kind : KINDS) {
                costs.put(kind.name(), cpu(kind, connections, requests, variables(connection, kind)));
            }
        }
        return costs;
    }

    /** A long run less a short one: what it costs to connect, to read the catalogue and to plan is in both. */
    private double cpu(Kind kind, int connections, int requests, Map<String, String> variables) throws IOException, InterruptedException {
        Path script = Files.writeString(work.resolve(kind.name() + ".sql"), script(kind));
        int rounds = Math.max(3, requests / (connections * kind.round() * kind.requests()));
        variables.put("turn", "0");
        double before = seconds(script, connections, kind.round(), variables);
        variables.put("turn", Integer.toString(kind.round()));
        double all = seconds(script, connections, kind.round() * (rounds + 1), variables);
        return (all - before) * 1e6 / (connections * kind.round() * rounds * kind.requests());
    }

    private double seconds(Path script, int connections, int turns, Map<String, String> variables) throws IOException, InterruptedException {
        double before = Cpu.secondsOfTree(hospital.serverPid());
        pgbench.run(hospital, script, connections, turns, variables);
        TimeUnit.MILLISECONDS.sleep(500); // until the connections have ended
        return Cpu.secondsOfTree(hospital.serverPid()) - before;
    }

    private static String script(Kind kind) throws IOException {
        String all = kind.module().isEmpty() ? resource(kind.name()) : resource(kind.name()) + resource("access_records").replace("#module", kind.module());
        return REPEATED.matcher(all).replaceAll(block -> IntStream.rangeClosed(1, Integer.parseInt(block.group(1)))
                .mapToObj(number -> Matcher.quoteReplacement(block.group(2).replace("#", Integer.toString(number))))
                .collect(Collectors.joining()));
    }

    private static Map<String, String> variables(Connection connection, Kind kind) throws IOException, SQLException {
        Map<String, String> variables = new HashMap<>(Map.of("round", Integer.toString(kind.round())));
        try (var statement = connection.prepareStatement(resource("variables"))) {
            statement.setString(1, kind.action());
            statement.setInt(2, kind.requests() * kind.round());
            statement.setInt(3, kind.together());
            try (var row = statement.executeQuery()) {
                row.next();
                for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                    String value = row.getString(column);
                    if (value != null) {
                        variables.put(row.getMetaData().getColumnName(column), value);
                    }
                }
            }
        }
        return variables;
    }

    private static String resource(String name) throws IOException {
        try (var in = SameSql.class.getResourceAsStream(name + ".sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
