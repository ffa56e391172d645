package health.salus.auth.internal.sessions;

import health.salus.auth.internal.users.UserRepository;
import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Slows down guessing. After five failures in a row from one address the next attempt has to wait, each time twice as long, at
 * most a quarter of an hour. After a hundred failures for an account from anywhere (NIST SP 800-63B allows no more) addresses
 * without a success of their own share one attempt per quarter of an hour; the owner's usual address is not affected, so
 * nobody can be locked out by others. Accounts that do not exist are treated alike.
 */
@ApplicationScoped
public class SignInThrottle {
    static final int FREE_FAILURES = 5;
    static final int FAILURES_FROM_ANYWHERE = 100;
    static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);
    private static final int LARGEST_POWER = 10;
    private static final String ANYWHERE = "*";

    private final Database database;
    private final Clock clock;

    SignInThrottle(@Schema("auth") Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Counts an attempt as failed before the password is looked at, so that parallel ones count too.
     *
     * @throws TooManyAttempts when this one came too early; it is not counted then
     */
    public void countAttempt(String email, String address) {
        byte[] account = account(email);
        Instant now = clock.instant();
        database.run(transaction -> {
            Handle handle = transaction.handle();
            oneAtATime(handle, account);
            Failures here = failures(handle, account, address, now);
            Failures anywhere = failures(handle, account, ANYWHERE, now);
            mustHaveWaited(here.lastAt(), wait(here.count()), now);
            if (anywhere.count() >= FAILURES_FROM_ANYWHERE && !isUsual(handle, email, address)) {
                mustHaveWaited(anywhere.lastAt(), LONGEST_WAIT, now);
            }
            store(handle, account, address, here.count() + 1, now);
            store(handle, account, ANYWHERE, anywhere.count() + 1, now);
        });
    }

    /** The attempt was a success: failures before it do not count any more. */
    public void forget(String email, String address) {
        byte[] account = account(email);
        database.run(transaction -> {
            Handle handle = transaction.handle();
            oneAtATime(handle, account);
            handle.createUpdate("""
                    DELETE FROM auth.sign_in_failure WHERE account = :account AND address IN (:address, :anywhere)""")
                    .bind("account", account)
                    .bind("address", address)
                    .bind("anywhere", ANYWHERE)
                    .execute();
        });
    }

    static void deleteBefore(Handle handle, Instant before) {
        handle.createUpdate("DELETE FROM auth.sign_in_failure WHERE last_at < :before")
                .bind("before", before)
                .execute();
    }

    private record Failures(int count, Instant lastAt) {}

    /**
     * Attempts and successes of one account follow each other until the transaction ends. Locks of their rows would not do:
     * there are two, made and deleted all the time, and many who wait for such rows come to wait for each other.
     */
    private static void oneAtATime(Handle handle, byte[] account) {
        handle.execute(
                "SELECT pg_advisory_xact_lock(?)", ByteBuffer.wrap(account).getLong());
    }

    private static Failures failures(Handle handle, byte[] account, String address, Instant now) {
        return handle.createQuery("""
                        SELECT failures, last_at FROM auth.sign_in_failure
                        WHERE account = :account AND address = :address""")
                .bind("account", account)
                .bind("address", address)
                .map((row, context) -> new Failures(
                        row.getInt("failures"),
                        row.getObject("last_at", OffsetDateTime.class).toInstant()))
                .findOne()
                .filter(failures -> failures.lastAt().isAfter(now.minus(FORGOTTEN_AFTER)))
                .orElse(new Failures(0, now));
    }

    private static void store(Handle handle, byte[] account, String address, int failures, Instant now) {
        handle.createUpdate("""
                INSERT INTO auth.sign_in_failure (account, address, failures, last_at)
                VALUES (:account, :address, :failures, :now)
                ON CONFLICT (account, address) DO UPDATE SET failures = excluded.failures, last_at = excluded.last_at""")
                .bind("account", account)
                .bind("address", address)
                .bind("failures", failures)
                .bind("now", now)
                .execute();
    }

    /** Whether the account was used from this address before. */
    private static boolean isUsual(Handle handle, String email, String address) {
        Optional<Boolean> usual = handle.createQuery("""
                        SELECT EXISTS (SELECT FROM auth.session s JOIN auth.user_account u ON u.id = s.user_id
                                       WHERE u.email = :email AND s.ip_address = :address)""")
                .bind("email", UserRepository.normalised(email))
                .bind("address", address)
                .mapTo(Boolean.class)
                .findOne();
        return usual.orElse(false);
    }

    static Duration wait(int failures) {
        if (failures < FREE_FAILURES) {
            return Duration.ZERO;
        }
        var wait = Duration.ofSeconds(1L << Math.min(failures - FREE_FAILURES, LARGEST_POWER));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private static void mustHaveWaited(Instant lastAt, Duration wait, Instant now) {
        Instant open = lastAt.plus(wait);
        if (wait.isPositive() && now.isBefore(open)) {
            throw new TooManyAttempts(Duration.between(now, open));
        }
    }

    private static byte[] account(String email) {
        return OneTimeSecret.of(UserRepository.normalised(email)).hash();
    }
}
