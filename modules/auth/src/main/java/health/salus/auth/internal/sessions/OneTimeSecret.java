package health.salus.auth.internal.sessions;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A random word that serves once; only its hash is kept. With 256 random bits a plain hash cannot be searched.
 *
 * @param text what the person gets
 * @param hash what is stored
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record OneTimeSecret(String text, byte[] hash) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    public static OneTimeSecret make() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** One that somebody shows. */
    public static OneTimeSecret of(String text) {
        try {
            return new OneTimeSecret(
                    text, MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing", e);
        }
    }

    /** Never shows the secret. */
    @Override
    public String toString() {
        return "OneTimeSecret";
    }
}
