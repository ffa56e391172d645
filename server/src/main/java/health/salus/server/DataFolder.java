package health.salus.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The folder that holds everything of one installation; used by one process at a time when the database is in it. */
final class DataFolder {
    /** Raised when older versions of Salus cannot read what this one writes. */
    private static final int LAYOUT = 1;

    private static final long LEAST_FREE_BYTES = 200L << 20;

    /** A lock nobody refers to is given back by the garbage collector. */
    private static @Nullable FileLock held;

    private final Path folder;

    private DataFolder(Path folder) {
        this.folder = folder;
    }

    static DataFolder open(Path folder) {
        try {
            Files.createDirectories(folder);
            layoutMustBeKnown(folder.resolve("VERSION"));
            if (Files.getFileStore(folder).getUsableSpace() < LEAST_FREE_BYTES) {
                throw new CannotStart(
                        CannotStart.CANNOT_WRITE, "The disk of " + folder + " is full: at least 200 MB must be free.");
            }
            return new DataFolder(folder);
        } catch (IOException e) {
            throw new CannotStart(
                    CannotStart.CANNOT_WRITE, "The data folder " + folder + " cannot be used: " + e.getMessage());
        }
    }

    private static void layoutMustBeKnown(Path version) throws IOException {
        if (!Files.exists(version)) {
            Files.writeString(version, LAYOUT + "\n");
            return;
        }
        String found = Files.readString(version).strip();
        if (!found.matches("\\d{1,6}") || Integer.parseInt(found) > LAYOUT) {
            throw new CannotStart(
                    CannotStart.CONFIGURATION,
                    "The data folder " + version.getParent()
                            + " was written by a newer version of Salus; install that version or choose another folder with DATA_DIR=.");
        }
    }

    /** Held until the process ends; a second process on the same folder would stop the first one's database. */
    void lock() {
        try {
            held = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                    .tryLock();
        } catch (IOException | OverlappingFileLockException e) {
            throw new CannotStart(
                    CannotStart.CANNOT_WRITE, "The data folder " + folder + " cannot be locked: " + e.getMessage());
        }
        if (held == null) {
            throw new CannotStart(
                    CannotStart.UNAVAILABLE, "Another Salus already runs on the data folder " + folder + ".");
        }
    }

    Path postgres() {
        return folder.resolve("postgres");
    }

    Path secrets() {
        return folder.resolve("secrets");
    }
}
