package health.salus.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.security.AuthenticationFailedException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenVerifierTest {
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

    private final EllipticCurveJsonWebKey ours = key("ours");
    private final EllipticCurveJsonWebKey theirs = key("theirs");
    private Instant time = NOW;
    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return time;
        }

        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    };
    private final Trust trust = new Trust(clock);
    private final TokenVerifier verifier = new TokenVerifier(trust, clock);
    private final UUID user = UUID.randomUUID();
    private final UUID session = UUID.randomUUID();

    @BeforeEach
    void trustOurKey() {
        trust.learn(new TokenNews(NOW, new JsonWebKeySet(ours).toJson(OutputControlLevel.PUBLIC_ONLY), List.of()));
    }

    @Test
    void believesOurToken() {
        AccessToken token = verifier.verify(signed(signature -> {})).token();
        assertThat(token.caller().userId()).isEqualTo(user);
        assertThat(token.caller().permissions()).containsExactlyInAnyOrder("patients:read", "patients:write");
        assertThat(token.epoch()).isEqualTo(3);
    }

    @Test
    void remembersIt() {
        String token = signed(signature -> {});
        assertThat(verifier.verify(token)).isSameAs(verifier.verify(token));
    }

    @Test
    void refusesAnExpiredOneAlsoWhenRemembered() {
        String token = signed(signature -> {});
        verifier.verify(token);
        time = NOW.plus(Duration.ofMinutes(15));
        refused(token);
    }

    @Test
    void refusesOneOfAnEndedSessionAlsoWhenRemembered() {
        String token = signed(signature -> {});
        verifier.verify(token);
        trust.revoke(TokenNews.Revocation.ofSession(session, NOW.plusSeconds(960)));
        refused(token);
    }

    @Test
    void refusesOneOfAnEarlierEpoch() {
        String token = signed(signature -> {});
        trust.revoke(new TokenNews.Revocation(user, 3, NOW.plusSeconds(960)));
        assertThat(verifier.verify(token)).isNotNull();
        trust.revoke(new TokenNews.Revocation(user, 4, NOW.plusSeconds(960)));
        refused(token);
    }

    @Test
    void keepsWhatIsRevokedWhenTheIssuerSaysNothingOfIt() {
        trust.revoke(TokenNews.Revocation.ofSession(session, NOW.plusSeconds(960)));
        trustOurKey();
        refused(signed(signature -> {}));
    }

    @Test
    void refusesWhenItKnowsNoKeys() {
        trust.learn(new TokenNews(NOW, "{\"keys\":[]}", List.of()));
        refused(signed(signature -> {}));
    }

    @Test
    void refusesAnotherKeyUnderOurName() {
        refused(signed(signature -> signature.setKey(theirs.getPrivateKey())));
    }

    @Test
    void refusesAKeyItDoesNotKnow() {
        refused(signed(signature -> {
            signature.setKey(theirs.getPrivateKey());
            signature.setKeyIdHeaderValue("theirs");
        }));
    }

    @Test
    void refusesAKeyThatComesWithTheToken() {
        refused(signed(signature -> {
            signature.setKey(theirs.getPrivateKey());
            signature.setJwkHeader(theirs);
        }));
        refused(signed(signature -> signature.setJwkHeader(ours)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jku", "x5u"})
    void refusesAKeyFromAnAddress(String header) {
        refused(signed(signature -> signature.setHeader(header, "https://example.org/keys")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../dev/null", "' OR '1'='1", "ours\u0000", ""})
    void refusesAKeyIdThatIsNotOurs(String id) {
        refused(signed(signature -> signature.setKeyIdHeaderValue(id)));
    }

    @Test
    void refusesATokenWithoutSignature() {
        String[] parts = signed(signature -> {}).split("\\.", -1);
        String none = base64("{\"typ\":\"at+jwt\",\"alg\":\"none\",\"kid\":\"ours\"}");
        refused(none + "." + parts[1] + ".");
        refused(none + "." + parts[1] + "." + parts[2]);
        refused(parts[0] + "." + parts[1] + ".");
    }

    @Test
    void refusesOurPublicKeyUsedAsASecret() {
        refused(signed(signature -> {
            signature.setAlgorithmHeaderValue("HS256");
            signature.setKey(new HmacKey(ours.getPublicKey().getEncoded()));
            signature.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        }));
    }

    @Test
    void refusesAnotherTypeOfToken() {
        refused(signed(signature -> signature.setHeader("typ", "JWT")));
        refused(signed(signature -> signature.getHeaders().setObjectHeaderValue("typ", null)));
    }

    @Test
    void refusesOtherClaims() {
        refused(claiming(claims -> claims.setIssuer("somebody")));
        refused(claiming(claims -> claims.setAudience("another")));
        refused(claiming(claims -> claims.setExpirationTime(date(NOW.minusSeconds(60)))));
        refused(claiming(claims -> claims.setNotBefore(date(NOW.plusSeconds(60)))));
        refused(claiming(claims -> claims.unsetClaim("exp")));
        refused(claiming(claims -> claims.unsetClaim("nbf")));
        refused(claiming(claims -> claims.unsetClaim("sid")));
        refused(claiming(claims -> claims.unsetClaim("epoch")));
        refused(claiming(claims -> claims.setSubject("not an id")));
        refused(claiming(claims -> claims.setClaim("scope", List.of("patients:read"))));
    }

    @Test
    void refusesAChangedPayload() {
        String[] parts = signed(signature -> {}).split("\\.", -1);
        String payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        refused(parts[0] + "." + base64(payload.replace("patients:write", "users:write")) + "." + parts[2]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b.c", "null", "eyJhbGciOiJub25lIn0.e30."})
    void refusesWhatIsNoToken(String text) {
        refused(text);
    }

    @Test
    void refusesWhatIsFarTooLong() {
        refused("a".repeat(1_000_000));
    }

    private void refused(String token) {
        assertThatThrownBy(() -> verifier.verify(token)).isInstanceOf(AuthenticationFailedException.class);
    }

    private String signed(Consumer<JsonWebSignature> change) {
        return sign(claims(), change);
    }

    private String claiming(Consumer<JwtClaims> change) {
        JwtClaims claims = claims();
        change.accept(claims);
        return sign(claims, signature -> {});
    }

    private JwtClaims claims() {
        var caller = new Caller(
                user,
                "Rosa",
                Set.of("receptionist"),
                Set.of("patients:read", "patients:write"),
                null,
                null,
                Set.of(),
                session,
                Origin.inside());
        return new AccessToken(caller, 3, NOW, NOW.plus(Duration.ofMinutes(15))).claims();
    }

    private String sign(JwtClaims claims, Consumer<JsonWebSignature> change) {
        var signature = new JsonWebSignature();
        signature.setHeader("typ", AccessToken.TYPE);
        signature.setAlgorithmHeaderValue(AccessToken.ALGORITHM);
        signature.setKeyIdHeaderValue("ours");
        signature.setKey(ours.getPrivateKey());
        signature.setPayload(claims.toJson());
        change.accept(signature);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static EllipticCurveJsonWebKey key(String id) {
        try {
            EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            key.setKeyId(id);
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static NumericDate date(Instant instant) {
        return NumericDate.fromSeconds(instant.getEpochSecond());
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
