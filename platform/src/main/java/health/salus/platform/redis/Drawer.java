package health.salus.platform.redis;

import com.google.crypto.tink.subtle.AesGcmJce;
import health.salus.platform.security.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A place in Redis for one thing: its label tells only of what kind it is, and it has a key of its own, so that nobody
 * without the installation's secret can read what lies in it, change it, or put it into another drawer.
 */
public final class Drawer {
    private static final int LABEL_BYTES = 18;

    private final byte[] label;
    private final byte[] key;

    private Drawer(byte[] label, byte[] key) {
        this.label = label;
        this.key = key;
    }

    /** All drawers of one kind. */
    public static final class Cabinet {
        private final String kind;
        private final SecretKeySpec secret;

        /** @param kind can be read in Redis by everybody who gets there */
        public Cabinet(Secrets secrets, String kind) {
            this.kind = kind;
            this.secret = new SecretKeySpec(secrets.derive("redis " + kind), "HmacSHA512");
        }

        /** @param thing stays secret */
        public Drawer drawer(String thing) {
            byte[] digest = digest(thing);
            String name = Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, LABEL_BYTES));
            byte[] label = ("salus:" + kind + ":" + name).getBytes(StandardCharsets.UTF_8);
            return new Drawer(label, Arrays.copyOfRange(digest, 32, 64));
        }

        private byte[] digest(String thing) {
            try {
                Mac mac = Mac.getInstance("HmacSHA512");
                mac.init(secret);
                return mac.doFinal(thing.getBytes(StandardCharsets.UTF_8));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("HmacSHA512 is missing", e);
            }
        }
    }

    /** Under which Redis keeps it. */
    public byte[] label() {
        return label;
    }

    public byte[] lock(byte[] open) {
        try {
            return new AesGcmJce(key).encrypt(open, label);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is missing", e);
        }
    }

    /** @throws GeneralSecurityException when this was not locked in this drawer */
    public byte[] unlock(byte[] locked) throws GeneralSecurityException {
        return new AesGcmJce(key).decrypt(locked, label);
    }
}
