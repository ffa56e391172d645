package health.salus.auth.internal.keys;

import java.security.PrivateKey;
import java.time.Instant;

/** A key ready to sign. */
record SigningKey(String id, PrivateKey privateKey, Instant signsFrom) {}
