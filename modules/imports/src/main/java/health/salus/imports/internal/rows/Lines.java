package health.salus.imports.internal.rows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Cuts bytes into records: lines, where a quoted field may span several. A record that grows too long is cut off and marked. */
final class Lines {
    /** Longer than any honest row; what is longer is not kept in memory. */
    static final int LONGEST = 64 * 1024;

    /** @param tooLong the record was longer than {@link #LONGEST}; only its beginning is kept */
    record Line(long number, byte[] bytes, boolean tooLong, boolean openQuote) {}

    private final InputStream in;
    private long line = 1;
    private boolean ended;

    Lines(InputStream in) {
        this.in = in;
    }

    /** The next record, or null at the end. */
    @Nullable Line next() throws IOException {
        if (ended) {
            return null;
        }
        var bytes = new ByteArrayOutputStream(256);
        long start = line;
        boolean quoted = false;
        boolean any = false;
        for (int b = in.read(); ; b = in.read()) {
            if (b < 0) {
                ended = true;
                return any ? new Line(start, bytes.toByteArray(), bytes.size() >= LONGEST, quoted) : null;
            }
            any = true;
            if (b == '"') {
                quoted = !quoted;
            }
            if (b == '\n') {
                line++;
                // A quote that never closes must not swallow the rest of the file.
                if (!quoted || bytes.size() >= LONGEST) {
                    return new Line(start, bytes.toByteArray(), bytes.size() >= LONGEST, quoted);
                }
            }
            if (bytes.size() < LONGEST) {
                bytes.write(b);
            }
        }
    }
}
