package health.salus.platform.security;

import health.salus.platform.settings.Setting;
import health.salus.platform.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * How one process of an installation shows another that it is one. It signs who it is, when, and what it asks for, with the
 * secret they share ({@code INTERNAL_SECRET}); the secret itself never travels, and what was overheard is soon worthless and
 * never good for anything else.
 */
@ApplicationScoped
public class ServiceIdentity {
    public static final String HEADER = "X-Salus-Internal";
    private static final Duration GOOD_FOR = Duration.ofSeconds(60);
    private static final String ALGORITHM = "HmacSHA256";
    private static final int PARTS = 3;

    private final SecretKeySpec key;
    private final String service;
    private final Clock clock;

    public ServiceIdentity(Secrets secrets, Settings settings, Clock clock) {
        this.key = new SecretKeySpec(secrets.internal().getBytes(StandardCharsets.UTF_8), ALGORITHM);
        this.service = String.join(",", settings.list(Setting.SALUS_TARGETS));
        this.clock = clock;
    }

    /**
     * The value of the header for one request.
     *
     * @param path as it is sent, without the query
     */
    public String sign(String method, String path) {
        long now = clock.instant().getEpochSecond();
        return service + " " + now + " " + signature(service, now, method, path);
    }

    /** The targets of the process that sent a request, if it is one of ours and sent it within the last minute. */
    Optional<String> sender(@Nullable String header, String method, String path) {
        String[] parts = header == null ? new String[0] : header.split(" ", PARTS + 1);
        if (parts.length != PARTS || !parts[1].matches("\\d{1,12}")) {
            return Optional.empty();
        }
        long then = Long.parseLong(parts[1]);
        boolean fresh = Math.abs(clock.instant().getEpochSecond() - then) <= GOOD_FOR.toSeconds();
        byte[] expected = signature(parts[0], then, method, path).getBytes(StandardCharsets.US_ASCII);
        boolean signed = MessageDigest.isEqual(expected, parts[2].getBytes(StandardCharsets.UTF_8));
        return fresh && signed ? Optional.of(parts[0]) : Optional.empty();
    }

    /** The targets that a header names which is not believed, fit for a log. */
    static String claimed(String header) {
        String name = header.split(" ", 2)[0];
        return name.matches("[a-z,]{1,200}") ? name : "none of ours";
    }

    private String signature(String from, long seconds, String method, String path) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            String signed = String.join("\n", from, Long.toString(seconds), method, path);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is missing", e);
        }
    }
}
