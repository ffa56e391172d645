package health.salus.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** PostgreSQL's own load program, if the machine has it. */
record Pgbench(Path program) {
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");

    static Optional<Pgbench> find() throws IOException {
        Path debian = Path.of("/usr/lib/postgresql");
        if (Files.isDirectory(debian)) {
            try (Stream<Path> versions = Files.list(debian)) {
                return versions.map(version -> version.resolve("bin/pgbench")).filter(Files::isExecutable).max(Path::compareTo).map(Pgbench::new);
            }
        }
        return Stream.of("/usr/bin/pgbench", "/usr/local/bin/pgbench", "/opt/homebrew/bin/pgbench").map(Path::of).filter(Files::isExecutable).findFirst().map(Pgbench::new);
    }

    /** Statements a second. */
    double rate(Hospital hospital, Path work, int connections, String sql) throws IOException, InterruptedException {
        Path script = Files.writeString(work.resolve("pgbench.sql"), sql);
        var builder = new ProcessBuilder(List.of(
                program.toString(), "-n", "-M", "prepared", "-c", Integer.toString(connections), "-j", "2", "-T", "5", "-f", script.toString(),
                "-h", "127.0.0.1", "-p", Integer.toString(hospital.port()), "-U", "salus_owner", "salus")).redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", hospital.password("salus_owner"));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        var rate = RATE.matcher(output);
        if (!rate.find()) {
            throw new IllegalStateException("pgbench said: " + output);
        }
        return Double.parseDouble(rate.group(1));
    }
}
