package health.salus.platform.data;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** The PostgreSQL that runs on a folder of files, found by the process number it leaves there. */
final class PostgresProcess {
    private static final Logger LOG = Logger.getLogger(PostgresProcess.class);
    private static final int PATIENCE_SECONDS = 20;
    private static final int RECOVERY_SECONDS = 300;
    private static final int LOWEST_PORT = 20_000;
    private static final int HIGHEST_PORT = 32_000;
    private static final int PORTS_TRIED = 50;

    private PostgresProcess() {}

    static Optional<ProcessHandle> on(Path files) {
        return readPid(files.resolve("postmaster.pid"))
                .flatMap(ProcessHandle::of)
                .filter(PostgresProcess::isPostgres);
    }

    /** After a crash of our process its server may still run: it is asked to stop, because its port is no longer ours to know. */
    static void stopOrphan(Path files) {
        on(files).ifPresent(orphan -> {
            LOG.infof("A PostgreSQL left over from a crash (process %d) is asked to stop", orphan.pid());
            stop(orphan);
        });
    }

    static void stop(ProcessHandle server) {
        signal("INT", server.pid());
        try {
            server.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            signal("QUIT", server.pid());
            server.onExit().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("PostgreSQL could not be stopped", e);
        }
    }

    /** PostgreSQL's program to start and stop a server, of the same release as one that runs. */
    static Path control(ProcessHandle server) {
        return Path.of(server.info().command().orElseThrow()).resolveSibling("pg_ctl");
    }

    /**
     * Starts a server that has died with the settings and on the port it had, which PostgreSQL keeps beside its files.
     *
     * @return whether it accepts connections again; not yet, while a remnant of the dead one still holds the files
     */
    static boolean startAgain(Path files, Path control) {
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            command.addAll(List.of("unshare", "-U")); // PostgreSQL refuses to run as root
        }
        command.addAll(List.of(control.toString(), "restart", "--wait"));
        command.addAll(List.of("--timeout", Integer.toString(RECOVERY_SECONDS), "--pgdata", files.toString()));
        try {
            // The server keeps what it is given to write to: a pipe would never end.
            int outcome = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (outcome != 0) {
                LOG.warnf("PostgreSQL does not start yet: pg_ctl ended with %d", outcome);
            }
            return outcome == 0;
        } catch (IOException e) {
            LOG.warnf("PostgreSQL cannot be started: %s", e.getMessage());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Optional<Long> readPid(Path pidFile) {
        try {
            return Files.exists(pidFile)
                    ? Files.readAllLines(pidFile).stream().findFirst().map(line -> Long.valueOf(line.strip()))
                    : Optional.empty();
        } catch (IOException | NumberFormatException e) {
            LOG.warnf("%s cannot be read: %s", pidFile, e.getMessage());
            return Optional.empty();
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> command.endsWith("postgres"))
                .orElse(false);
    }

    private static void signal(String name, long pid) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * A free port below those that systems hand out for outgoing connections: when the server has to be started again on
     * its port, no connection of ours or of others has taken it meanwhile.
     */
    static int freePort() throws IOException {
        for (int attempt = 1; ; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST_PORT, HIGHEST_PORT);
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException e) {
                if (attempt == PORTS_TRIED) {
                    throw e;
                }
            }
        }
    }
}
