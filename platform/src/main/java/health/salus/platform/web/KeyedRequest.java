package health.salus.platform.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A request that carries an {@code Idempotency-Key}.
 *
 * @param content SHA-256 of what was asked: method, path and body
 */
record KeyedRequest(UUID userId, String key, byte[] content) {
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,255}");

    static KeyedRequest of(UUID userId, String key, String method, String path, Object body) {
        if (!KEY.matcher(key).matches()) {
            throw new Failure.Malformed("The Idempotency-Key is not a word of 1 to 255 printable ASCII characters.");
        }
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((method + ' ' + path + '\n').getBytes(StandardCharsets.UTF_8));
            return new KeyedRequest(userId, key, digest.digest(Json.MAPPER.writeValueAsBytes(body)));
        } catch (NoSuchAlgorithmException | JsonProcessingException e) {
            throw new IllegalStateException("A request cannot be hashed", e);
        }
    }

    boolean sameContent(byte[] other) {
        return Arrays.equals(content, other);
    }
}
