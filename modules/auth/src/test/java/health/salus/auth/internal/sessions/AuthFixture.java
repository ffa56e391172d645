package health.salus.auth.internal.sessions;

import health.salus.auth.internal.keys.SigningKeys;
import health.salus.auth.internal.passwords.PasswordHasher;
import health.salus.auth.internal.users.Role;
import health.salus.auth.internal.users.User;
import health.salus.auth.internal.users.UserRepository;
import health.salus.platform.data.Database;
import health.salus.platform.data.Ids;
import health.salus.platform.security.Origin;
import health.salus.platform.security.Revocations;
import health.salus.platform.security.Secrets;
import health.salus.platform.security.TokenNews;
import health.salus.platform.security.TokenVerifier;
import health.salus.platform.security.Trust;
import health.salus.platform.settings.Settings;
import health.salus.platform.testkit.MovableClock;
import health.salus.platform.testkit.TestRedis;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Auth put together by hand on a test database. */
public final class AuthFixture {
    public static final String PASSWORD = "three mice in the hall";
    static final SessionSettings SETTINGS =
            new SessionSettings(Duration.ofMinutes(15), Duration.ofDays(7), Duration.ofDays(30));
    private static final PasswordHasher HASHER = new PasswordHasher();
    private static final String HASH = HASHER.hash(PASSWORD);

    public final MovableClock clock = MovableClock.at("2026-03-02T08:00:00Z");
    public final Database database;
    public final Trust trust = new Trust(clock);
    public final TokenVerifier verifier = new TokenVerifier(trust, clock);
    public final SigningKeys keys;
    public final EndSessions end;
    final SignIn signIn;
    final RefreshSession refresh;
    final SignOut signOut;

    public AuthFixture(Database database) {
        this.database = database;
        String key = Base64.getEncoder().encodeToString(new byte[32]);
        Secrets secrets = Secrets.load(Settings.of(Map.of("ENCRYPTION_KEY", key, "INTERNAL_SECRET", "internal")));
        try {
            keys = new SigningKeys(database, secrets, clock, SETTINGS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        end = new EndSessions(SETTINGS, new Revocations(trust, TestRedis.none(), secrets, clock), clock);
        var issue = new IssueTokens(keys, SETTINGS, clock);
        signIn = new SignIn(database, HASHER, new SignInThrottle(database, clock), issue, SETTINGS, clock);
        refresh = new RefreshSession(database, issue, end, SETTINGS, clock);
        signOut = new SignOut(database, end, clock);
        keys.prepare();
        hear();
    }

    /** Lets this process hear what every other one hears within two seconds. */
    public void hear() {
        List<TokenNews.Revocation> revocations =
                database.read(handle -> RevocationRepository.since(handle, java.time.Instant.EPOCH, clock.instant()));
        trust.learn(new TokenNews(clock.instant(), keys.jwks(), revocations));
    }

    public User user(Role... roles) {
        UUID id = Ids.next();
        UUID patientId = List.of(roles).contains(Role.PATIENT) ? Ids.next() : null;
        var user = new User(
                id,
                id + "@clinic.example",
                "Rosa Lindner",
                Set.of(roles),
                Set.of(),
                null,
                patientId,
                null,
                true,
                1,
                1,
                clock.instant(),
                null);
        database.run(transaction -> {
            UserRepository.insert(transaction.handle(), user);
            UserRepository.setPassword(transaction.handle(), id, HASH, clock.instant());
        });
        return user;
    }

    Tokens signIn(User user) {
        return signIn.run(user.email(), PASSWORD, from("192.0.2.1"), false);
    }

    /** The access token of a new session. */
    public String accessToken(User user) {
        return signIn(user).accessToken();
    }

    /** The same of somebody who has another password. */
    public String accessToken(String email, String password) {
        return signIn.run(email, password, from("192.0.2.1"), false).accessToken();
    }

    static Origin from(String address) {
        return new Origin("test", address, "JUnit");
    }
}
