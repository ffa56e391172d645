package health.salus.systemtests;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * The stack that {@code make split-start} runs: with {@code SALUS_SPLIT} set to its folder, the tests that share one hospital
 * use it instead of starting a process.
 */
final class SplitStack {
    private static final String ADDRESS = "https://localhost:8443";
    /** As bin/lib/split.sh has them. */
    private static final Map<String, Integer> PORTS = Map.of("database", 5442, "redis", 6389, "broker", 5682);

    private static final String DATABASES = "jdbc:postgresql://127.0.0.1:5442/";
    private static final Pattern SCHEMA = Pattern.compile("(?:FROM|INTO|UPDATE)\\s+(\\w+)\\.");

    private final Path folder;

    private SplitStack(Path folder) {
        this.folder = folder;
    }

    static Optional<SplitStack> running() {
        return Optional.ofNullable(System.getenv("SALUS_SPLIT"))
                .filter(folder -> !folder.isBlank())
                .map(folder -> new SplitStack(Path.of(folder)));
    }

    String address() {
        return ADDRESS;
    }

    /** The database of the module whose schema the SQL names, under the role of the application. */
    Connection database(String sql) throws SQLException {
        var schema = SCHEMA.matcher(sql);
        if (!schema.find()) {
            throw new IllegalArgumentException("Of which module? " + sql);
        }
        String module = schema.group(1);
        return DriverManager.getConnection(DATABASES + module, module + "_app", password(module + "_app"));
    }

    /** As bin/lib/split.sh has it: without the letters that an address would need to quote. */
    private String password(String role) {
        try {
            return Files.readString(folder.resolve("secret").resolve(role)).replaceAll("[+/=\\s]", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where each process answers without nginx and the gateways before it. */
    List<String> processes() {
        return processes("[a-z]+");
    }

    /** The operating system's processes of a part: what it was started as, and its children. */
    List<ProcessHandle> processesOf(String part) {
        try {
            List<Path> files;
            try (var pids = Files.list(folder.resolve("pid"))) {
                files = pids.filter(file -> file.getFileName().toString().matches(part + "(-\\d+)?"))
                        .toList();
            }
            if (part.equals("database")) {
                files = List.of(folder.resolve("postgres/postmaster.pid"));
            }
            List<ProcessHandle> found = new ArrayList<>();
            for (Path file : files) {
                long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
                ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
                found.add(process);
                process.descendants().forEach(found::add);
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a signal to all processes of a part. */
    void signal(String signal, String part) {
        List<String> command = new ArrayList<>(List.of("kill", "-" + signal));
        processesOf(part).forEach(process -> command.add(Long.toString(process.pid())));
        run(command);
    }

    /** {@code bin/salus split-restart}. */
    void restart(String part) {
        Path root = Path.of(System.getProperty("salus.jar")).resolve("../../..").normalize();
        run(List.of(root.resolve("bin/salus").toString(), "split-restart", part));
    }

    void run(List<String> command) {
        failure(command).ifPresent(said -> {
            throw new IllegalStateException(command + " failed: " + said);
        });
    }

    /** Whether there is such a command and it succeeds. */
    boolean runs(List<String> command) {
        try {
            return failure(command).isEmpty();
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** What the command said, if it failed. */
    private Optional<String> failure(List<String> command) {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .put("DATA_DIR", folder.toAbsolutePath().getParent().toString());
        try {
            // What it starts in the background must not keep this waiting for the end of its output.
            Path output = Files.createTempFile(Path.of("target"), "split-", ".log");
            Process process = builder.redirectOutput(output.toFile()).start();
            return process.waitFor() == 0 ? Optional.empty() : Optional.of(Files.readString(output));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where the processes of a part listen. */
    List<Integer> portsOf(String part) {
        return PORTS.containsKey(part)
                ? List.of(PORTS.get(part))
                : processes(part).stream()
                        .map(address -> Integer.parseInt(address.substring(address.lastIndexOf(':') + 1)))
                        .toList();
    }

    String processOf(String target) {
        return processes(target).getFirst();
    }

    private List<String> processes(String targets) {
        try (var pids = Files.list(folder.resolve("pid"))) {
            return pids.map(pid -> pid.getFileName().toString())
                    .filter(name -> name.matches(targets + "-\\d+"))
                    .map(name -> "http://127.0.0.1:" + name.substring(name.indexOf('-') + 1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Believes the stack's own certificate and no other. */
    SSLContext trust() {
        try (InputStream file = Files.newInputStream(folder.resolve("nginx/certificate.pem"))) {
            KeyStore believed = KeyStore.getInstance(KeyStore.getDefaultType());
            believed.load(null, null);
            believed.setCertificateEntry(
                    "split", CertificateFactory.getInstance("X.509").generateCertificate(file));
            var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(believed);
            var context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("The certificate of the split stack cannot be used", e);
        }
    }
}
