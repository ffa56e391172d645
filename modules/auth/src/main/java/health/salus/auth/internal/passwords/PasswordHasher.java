package health.salus.auth.internal.passwords;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import health.salus.platform.web.Failure;
import jakarta.enterprise.context.ApplicationScoped;
import java.text.Normalizer;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Argon2id with 19 MiB, two passes and one lane, as OWASP's password storage sheet recommends for the least memory that is
 * still good. At most two run at once, so that sign-ins never take more than 40 MiB of the heap; others wait a little.
 */
@ApplicationScoped
public class PasswordHasher {
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final int AT_ONCE = 2;
    private static final int PATIENCE_SECONDS = 5;

    /** Compared against when there is no such person, so that the answer takes as long: no password has a hash of zeros. */
    private static final String NOBODYS = "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
            .formatted(MEMORY_KIB, PASSES, LANES, zeros(SALT_BYTES), zeros(HASH_BYTES));

    private final Semaphore places = new Semaphore(AT_ONCE, true);

    public String hash(String password) {
        return inTurn(() -> Password.hash(normalised(password))
                .addRandomSalt(SALT_BYTES)
                .with(argon2())
                .getResult());
    }

    /** Takes the same time whether there is a hash or not; without one the answer is no. */
    public boolean matches(String password, @Nullable String hash) {
        String compared = hash == null ? NOBODYS : hash;
        boolean right = inTurn(() ->
                Password.check(normalised(password), compared).with(Argon2Function.getInstanceFromHash(compared)));
        return right && hash != null;
    }

    /**
     * Holds its memory from the first use on, which most processes never come to. Not a field: what stands for this bean where
     * it is injected would have it too, in every process.
     */
    private static Argon2Function argon2() {
        return Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, HASH_BYTES, Argon2.ID);
    }

    private static String zeros(int bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(new byte[bytes]);
    }

    /** The same characters typed on different keyboards are the same password. */
    private static String normalised(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new Failure.Unavailable("Too many people are signing in just now.", PATIENCE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure.Unavailable("The server is stopping.", PATIENCE_SECONDS);
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
