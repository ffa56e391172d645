package health.salus.platform.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Sort values packed into an opaque word; a changed word is noticed. */
public final class Cursor {
    private static final int MAC_BYTES = 12;
    private static volatile SecretKeySpec key = new SecretKeySpec(new byte[32], "HmacSHA256");

    private Cursor() {}

    /** Sets the key shared by all processes of the installation. */
    public static void protectWith(byte[] secret) {
        key = new SecretKeySpec(secret, "HmacSHA256");
    }

    /** @param list the address of the list, for which alone the cursor is good */
    static String write(String list, List<?> values) {
        try {
            byte[] text = Json.MAPPER.writeValueAsBytes(
                    values.stream().map(value -> Objects.toString(value, null)).toList());
            byte[] mac = mac(list, text);
            byte[] all = Arrays.copyOf(mac, MAC_BYTES + text.length);
            System.arraycopy(text, 0, all, MAC_BYTES, text.length);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A cursor cannot be written", e);
        }
    }

    static List<String> read(String list, String cursor) {
        try {
            byte[] all = Base64.getUrlDecoder().decode(cursor.getBytes(StandardCharsets.US_ASCII));
            byte[] text = Arrays.copyOfRange(all, Math.min(MAC_BYTES, all.length), all.length);
            if (!MessageDigest.isEqual(Arrays.copyOf(mac(list, text), MAC_BYTES), Arrays.copyOf(all, MAC_BYTES))) {
                throw invalid();
            }
            return Json.MAPPER.readValue(text, new TypeReference<>() {});
        } catch (IllegalArgumentException | java.io.IOException e) {
            throw invalid();
        }
    }

    private static Failure.Malformed invalid() {
        return new Failure.Malformed(
                "The cursor is not one this server gave out for this list.",
                new FieldError("?cursor", "invalid", "Start again without a cursor."));
    }

    private static byte[] mac(String list, byte[] text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(list.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is missing", e);
        }
    }
}
