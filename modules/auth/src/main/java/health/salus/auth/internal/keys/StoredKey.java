package health.salus.auth.internal.keys;

import java.time.Instant;

/**
 * A key as it lies in the database.
 *
 * @param publicJwk the public half as a JWK
 * @param encrypted the whole JWK under AES-GCM, bound to the id
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record StoredKey(String id, String publicJwk, byte[] encrypted, Instant createdAt, Instant signsFrom) {}
