package health.salus.audit.internal.chain;

import health.salus.platform.audit.AccessRecord;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * How entries are linked: each hash covers the hash before, the position and every field. It is keyed (HMAC-SHA256), so
 * that somebody who can write to the database but does not have the installation's key cannot link a changed chain anew.
 */
public final class Chain {
    /** What the first entry is linked to. */
    static final byte[] START = new byte[32];

    private final SecretKeySpec key;

    public Chain(byte[] key) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    byte[] link(byte[] previous, long position, AccessRecord entry) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(previous);
            return mac.doFinal(bytes(position, entry));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is missing", e);
        }
    }

    /** Each text with its length before it, so that no two entries have the same bytes. */
    private static byte[] bytes(long position, AccessRecord entry) {
        var bytes = new ByteArrayOutputStream(512);
        try (var out = new DataOutputStream(bytes)) {
            out.writeLong(position);
            write(out, entry.id());
            out.writeLong(entry.at().getEpochSecond());
            out.writeInt(entry.at().getNano());
            write(out, entry.userId());
            write(out, entry.userName());
            out.writeInt(entry.roles().size());
            for (String role : entry.roles()) {
                write(out, role);
            }
            write(out, entry.action());
            write(out, entry.resourceType());
            write(out, entry.resourceId());
            write(out, entry.patientId());
            write(out, entry.ipAddress());
            write(out, entry.userAgent());
            write(out, entry.requestId());
            write(out, entry.purpose());
            write(out, entry.outcome());
            write(out, entry.detail());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, @Nullable UUID id) throws IOException {
        write(out, id == null ? null : id.toString());
    }

    private static void write(DataOutputStream out, @Nullable String text) throws IOException {
        if (text == null) {
            out.writeInt(-1);
            return;
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }
}
