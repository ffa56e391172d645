package health.salus.platform.security;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jspecify.annotations.Nullable;

/**
 * What an access token says (RFC 9068): who it is for, what they may do, and until when.
 *
 * @param caller the person, without an origin: a token does not know where it will be used
 * @param epoch raised whenever the person's rights change; a token of an earlier epoch is refused
 */
public record AccessToken(Caller caller, long epoch, Instant issuedAt, Instant expiresAt) {
    public static final String ISSUER = "salus";
    public static final String AUDIENCE = "salus-api";
    public static final String TYPE = "at+jwt";
    public static final String ALGORITHM = AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256;

    private static final String NAME = "name";
    private static final String ROLES = "roles";
    private static final String SCOPE = "scope";
    private static final String SESSION = "sid";
    private static final String EPOCH = "epoch";
    private static final String PATIENT = "pid";
    private static final String DOCTOR = "did";
    private static final String DEPARTMENTS = "deps";

    /** For the issuer to sign. */
    public JwtClaims claims() {
        var claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience(AUDIENCE);
        claims.setSubject(caller.userId().toString());
        claims.setIssuedAt(date(issuedAt));
        claims.setNotBefore(date(issuedAt));
        claims.setExpirationTime(date(expiresAt));
        claims.setStringClaim(NAME, caller.name());
        claims.setStringListClaim(ROLES, List.copyOf(caller.roles()));
        claims.setStringClaim(SCOPE, String.join(" ", new TreeSet<>(caller.permissions())));
        claims.setStringClaim(SESSION, caller.sessionId().toString());
        claims.setClaim(EPOCH, epoch);
        setIfPresent(claims, PATIENT, caller.patientId());
        setIfPresent(claims, DOCTOR, caller.doctorId());
        claims.setStringListClaim(
                DEPARTMENTS, caller.departmentIds().stream().map(UUID::toString).toList());
        return claims;
    }

    /**
     * Reads claims whose signature and dates have been checked.
     *
     * @throws MalformedClaimException when one is missing or of the wrong type
     */
    static AccessToken of(JwtClaims claims) throws MalformedClaimException {
        try {
            var caller = new Caller(
                    id(claims.getSubject()),
                    text(claims, NAME),
                    Set.copyOf(claims.getStringListClaimValue(ROLES)),
                    Permissions.parse(text(claims, SCOPE)),
                    optionalId(claims, PATIENT),
                    optionalId(claims, DOCTOR),
                    ids(claims.getStringListClaimValue(DEPARTMENTS)),
                    id(text(claims, SESSION)),
                    Origin.inside());
            Long epoch = claims.getClaimValue(EPOCH, Long.class);
            if (epoch == null) {
                throw new MalformedClaimException(EPOCH + " is missing");
            }
            return new AccessToken(caller, epoch, instant(claims.getIssuedAt()), instant(claims.getExpirationTime()));
        } catch (IllegalArgumentException e) {
            throw new MalformedClaimException("a claim has the wrong form", e);
        }
    }

    private static String text(JwtClaims claims, String name) throws MalformedClaimException {
        String value = claims.getStringClaimValue(name);
        if (value == null) {
            throw new MalformedClaimException(name + " is missing");
        }
        return value;
    }

    private static UUID id(String text) {
        return UUID.fromString(text);
    }

    private static @Nullable UUID optionalId(JwtClaims claims, String name) throws MalformedClaimException {
        String value = claims.getStringClaimValue(name);
        return value == null ? null : id(value);
    }

    private static Set<UUID> ids(Collection<String> texts) {
        var ids = new LinkedHashSet<UUID>();
        new ArrayList<>(texts).forEach(text -> ids.add(id(text)));
        return Set.copyOf(ids);
    }

    private static void setIfPresent(JwtClaims claims, String name, @Nullable UUID id) {
        if (id != null) {
            claims.setStringClaim(name, id.toString());
        }
    }

    private static NumericDate date(Instant instant) {
        return NumericDate.fromSeconds(instant.getEpochSecond());
    }

    private static Instant instant(NumericDate date) {
        return Instant.ofEpochSecond(date.getValue());
    }
}
