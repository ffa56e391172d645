package health.salus.platform.data;

import java.nio.file.Path;

/** The embedded PostgreSQL did not start; neither does the process. */
public final class DatabaseNotStarted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseNotStarted(Path files, Exception cause) {
        super(
                "The embedded PostgreSQL with its files in " + files + " could not be started: " + cause.getMessage(),
                cause);
    }
}
