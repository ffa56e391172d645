package health.salus.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** PostgreSQL's own load program, if the machine has it. */
record Pgbench(Path program) {
    static Optional<Pgbench> find() throws IOException {
        Path debian = Path.of("/usr/lib/postgresql");
        if (Files.isDirectory(debian)) {
            try (Stream<Path> versions = Files.list(debian)) {
                return versions.map(version -> version.resolve("bin/pgbench")).filter(Files::isExecutable).max(Path::compareTo).map(Pgbench::new);
            }
        }
        return Stream.of("/usr/bin/pgbench", "/usr/local/bin/pgbench", "/opt/homebrew/bin/pgbench").map(Path::of).filter(Files::isExecutable).findFirst().map(Pgbench::new);
    }

    /** Runs a script so many times over each of some connections, or throws when one of them could not go on. */
    void run(Hospital hospital, Path script, int connections, int times, Map<String, String> variables) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                program.toString(), "-n", "-M", "prepared", "-c", Integer.toString(connections), "-j", "2", "-t", Integer.toString(times), "-f", script.toString(),
                "-h", "127.0.0.1", "-p", Integer.toString(hospital.port()), "-U", "salus_owner"));
        variables.forEach((name, value) -> command.addAll(List.of("-D", name + "=" + value)));
        command.add("salus");
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", hospital.password("salus_owner"));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("pgbench said: " + output);
        }
    }
}
