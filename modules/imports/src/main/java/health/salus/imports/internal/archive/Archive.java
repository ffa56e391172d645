package health.salus.imports.internal.archive;

import health.salus.platform.web.Failure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/** An uploaded .zip, .tar.gz or .tar, told apart by its content. Read once, from front to back; never written to a disk. */
public final class Archive implements AutoCloseable {
    /** Takes one file out of the archive. */
    public interface Taker {
        void take(String name, InputStream content) throws IOException;
    }

    /** Opens the next file and tells its name; null at the end. */
    private interface Entries {
        @Nullable String next() throws IOException;
    }

    private static final int MOST_ENTRIES = 10_000;

    private final InputStream content;
    private final Entries entries;

    private Archive(InputStream content, Entries entries) {
        this.content = content;
        this.entries = entries;
    }

    public static Archive open(InputStream upload) throws IOException {
        var in = new BufferedInputStream(upload);
        in.mark(8);
        int first = in.read();
        int second = in.read();
        in.reset();
        if (first == 'P' && second == 'K') {
            var zip = new ZipInputStream(in);
            return new Archive(zip, () -> {
                var entry = zip.getNextEntry();
                return entry == null ? null : entry.isDirectory() ? "" : entry.getName();
            });
        }
        boolean zipped = first == 0x1f && second == 0x8b;
        var tar = new TarArchiveInputStream(zipped ? new GZIPInputStream(in) : in);
        return new Archive(tar, () -> {
            ArchiveEntry entry = tar.getNextEntry();
            return entry == null ? null : entry.isDirectory() ? "" : entry.getName();
        });
    }

    /**
     * Hands over the files with these names, whatever folder they are in.
     *
     * @return why the archive could not be read to its end; null when it could
     * @throws Failure.Malformed when not even its first file can be read
     */
    public @Nullable String take(Set<String> wanted, Taker taker) {
        int seen = 0;
        try {
            for (String path = entries.next(); path != null; path = entries.next()) {
                if (++seen > MOST_ENTRIES) {
                    return "The archive holds more than " + MOST_ENTRIES + " files.";
                }
                String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
                if (wanted.contains(name)) {
                    taker.take(name, content);
                }
            }
            if (seen == 0) {
                throw notAnArchive();
            }
            return null;
        } catch (IOException e) {
            if (seen == 0) {
                throw notAnArchive();
            }
            return "The archive ends in the middle or is damaged.";
        }
    }

    private static Failure.Malformed notAnArchive() {
        return new Failure.Malformed("The file is neither a .zip nor a .tar.gz with files in it.");
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
