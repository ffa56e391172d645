package health.salus.auth.internal.keys;

import com.google.crypto.tink.subtle.AesGcmJce;
import health.salus.auth.internal.sessions.SessionSettings;
import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import health.salus.platform.security.AccessToken;
import health.salus.platform.security.Secrets;
import health.salus.platform.settings.WrongSetting;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/**
 * The keys access tokens are signed with. A new one is published at once but signs only after every process has heard of
 * it; an old one verifies until the last token it signed has expired.
 */
@ApplicationScoped
public class SigningKeys {
    private static final Duration UNTIL_ALL_HAVE_HEARD = Duration.ofSeconds(30);
    private static final long ROTATION_LOCK = 0x73616c75_732d6b79L;

    private final Database database;
    private final AesGcmJce cipher;
    private final Clock clock;
    private final Duration tokenLife;
    private volatile List<SigningKey> signing = List.of();

    public SigningKeys(@Schema("auth") Database database, Secrets secrets, Clock clock, SessionSettings settings)
            throws GeneralSecurityException {
        this.database = database;
        this.cipher = new AesGcmJce(secrets.derive("auth signing keys"));
        this.clock = clock;
        this.tokenLife = settings.accessToken();
    }

    /** @throws WrongSetting when the keys that are there were stored with another encryption key */
    public void mustBeReadable() {
        reload();
    }

    /** Makes the first key if there is none. */
    public void prepare() {
        database.run(transaction -> {
            lock(transaction.handle());
            if (KeyRepository.all(transaction.handle()).isEmpty()) {
                KeyRepository.insert(transaction.handle(), make(clock.instant()));
            }
        });
        reload();
    }

    /** Makes a new key; the present ones stop signing when it starts, and are forgotten when their tokens have expired. */
    public String rotate() {
        Instant start = clock.instant().plus(UNTIL_ALL_HAVE_HEARD);
        StoredKey key = make(start);
        database.run(transaction -> {
            lock(transaction.handle());
            Instant expired = start.plus(tokenLife).plus(UNTIL_ALL_HAVE_HEARD);
            KeyRepository.retireAll(transaction.handle(), expired);
            KeyRepository.insert(transaction.handle(), key);
            KeyRepository.deleteExpired(transaction.handle(), clock.instant());
        });
        reload();
        return key.id();
    }

    /** Whether the present key has signed for longer than that. Asked also where nothing is signed, and before there is a key. */
    boolean isOlderThan(Duration age) {
        reload();
        return !signing.isEmpty() && current().signsFrom().plus(age).isBefore(clock.instant());
    }

    /** The compact form of a token, signed with the present key. */
    public String sign(AccessToken token) {
        SigningKey key = current();
        var signature = new JsonWebSignature();
        signature.setHeader("typ", AccessToken.TYPE);
        signature.setAlgorithmHeaderValue(AccessToken.ALGORITHM);
        signature.setKeyIdHeaderValue(key.id());
        signature.setKey(key.privateKey());
        signature.setPayload(token.claims().toJson());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("A token cannot be signed", e);
        }
    }

    /** All keys that verify, as a JWK set without private parts. Notices when another process has made one. */
    public String jwks() {
        List<String> keys = database.read(KeyRepository::publicKeys);
        if (keys.size() != signing.size()) {
            reload();
        }
        return "{\"keys\":[" + String.join(",", keys) + "]}";
    }

    private void reload() {
        signing = database.read(KeyRepository::all).stream().map(this::open).toList();
    }

    private SigningKey current() {
        Instant now = clock.instant();
        return signing.stream()
                .filter(key -> !key.signsFrom().isAfter(now))
                .max(java.util.Comparator.comparing(SigningKey::signsFrom))
                .orElseThrow(() -> new IllegalStateException("There is no signing key"));
    }

    private StoredKey make(Instant signsFrom) {
        try {
            EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            key.setKeyId(UUID.randomUUID().toString());
            key.setAlgorithm(AccessToken.ALGORITHM);
            key.setUse("sig");
            byte[] secret = key.toJson(OutputControlLevel.INCLUDE_PRIVATE).getBytes(StandardCharsets.UTF_8);
            return new StoredKey(
                    key.getKeyId(),
                    key.toJson(OutputControlLevel.PUBLIC_ONLY),
                    cipher.encrypt(secret, bytes(key.getKeyId())),
                    clock.instant(),
                    signsFrom);
        } catch (JoseException | GeneralSecurityException e) {
            throw new IllegalStateException("A signing key cannot be made", e);
        }
    }

    private SigningKey open(StoredKey stored) {
        try {
            byte[] secret = cipher.decrypt(stored.encrypted(), bytes(stored.id()));
            var key = PublicJsonWebKey.Factory.newPublicJwk(new String(secret, StandardCharsets.UTF_8));
            return new SigningKey(stored.id(), key.getPrivateKey(), stored.signsFrom());
        } catch (GeneralSecurityException e) {
            throw new WrongSetting("ENCRYPTION_KEY", "is not the one the signing keys were stored with");
        } catch (JoseException e) {
            throw new IllegalStateException("A signing key is damaged", e);
        }
    }

    private static void lock(Handle handle) {
        handle.execute("SELECT pg_advisory_xact_lock(?)", ROTATION_LOCK);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
