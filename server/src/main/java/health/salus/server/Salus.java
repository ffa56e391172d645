package health.salus.server;

import health.salus.platform.data.DatabaseNotStarted;
import health.salus.platform.data.SchemaNotMigrated;
import health.salus.platform.settings.WrongSetting;
import health.salus.platform.targets.DatabaseUnusable;
import health.salus.platform.targets.ServiceUnknown;
import health.salus.platform.targets.UnknownTarget;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Starts Salus. */
@QuarkusMain
public final class Salus {
    private static final PrintStream SAY = new PrintStream(
            new java.io.FileOutputStream(java.io.FileDescriptor.out), true, java.nio.charset.StandardCharsets.UTF_8);
    private static final PrintStream COMPLAIN = new PrintStream(
            new java.io.FileOutputStream(java.io.FileDescriptor.err), true, java.nio.charset.StandardCharsets.UTF_8);

    private Salus() {}

    public static void main(String[] arguments) {
        // Must stand before the first log line, else the container's log settings come too late.
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        try {
            CommandLine command = CommandLine.parse(arguments);
            if (command.answer() != null) {
                SAY.println(command.answer());
                return;
            }
            Launch.prepare(command);
            Quarkus.run(null, Salus::ended, command.forQuarkus());
        } catch (CannotStart | WrongSetting | UnknownTarget e) {
            COMPLAIN.println("salus: " + e.getMessage());
            System.exit(e instanceof CannotStart cannot ? cannot.exitCode() : CannotStart.CONFIGURATION);
        } catch (IllegalStateException | UncheckedIOException e) {
            COMPLAIN.println("salus: " + reason(e).getMessage());
            System.exit(CannotStart.SOFTWARE);
        }
    }

    private static void ended(int exitCode, @Nullable Throwable failure) {
        if (failure == null) {
            System.exit(exitCode);
        } else {
            Throwable reason = reason(failure);
            COMPLAIN.println("salus: " + reason.getMessage());
            System.exit(reason instanceof WrongSetting ? CannotStart.CONFIGURATION : CannotStart.SOFTWARE);
        }
    }

    /** The innermost reason that was written for people, else the innermost one. */
    private static Throwable reason(Throwable failure) {
        Throwable cause = failure;
        while (!(cause instanceof WrongSetting
                        || cause instanceof UnknownTarget
                        || cause instanceof DatabaseNotStarted
                        || cause instanceof SchemaNotMigrated
                        || cause instanceof DatabaseUnusable
                        || cause instanceof ServiceUnknown)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
