package health.salus.graphql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import health.salus.platform.web.Failure;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * Documents known by their hash, so that clients need not send them each time (the protocol of automatic persisted
 * queries). They are kept in memory; a client that is told that one is not known sends it again with its hash.
 */
@ApplicationScoped
class PersistedQueries {
    private static final long CHARACTERS_KEPT = 5_000_000;

    private final Cache<String, String> byHash = Caffeine.newBuilder()
            .maximumWeight(CHARACTERS_KEPT)
            .weigher((String hash, String query) -> query.length())
            .build();

    /** The operation with its document. */
    Operation complete(Operation operation) {
        String hash = operation.hash();
        String query = operation.query();
        if (hash == null) {
            if (query == null || query.isBlank()) {
                throw new Failure.Malformed("Send a query, or the hash of one that was sent before.");
            }
            return operation;
        }
        if (query == null) {
            String known = byHash.getIfPresent(hash);
            if (known == null) {
                throw new PersistedQueryNotFound();
            }
            return operation.withQuery(known);
        }
        if (!hash.equals(hash(query))) {
            throw new Failure.Malformed("The hash is not that of the query.");
        }
        if (query.length() <= Limits.LONGEST) {
            byHash.put(hash, query);
        }
        return operation;
    }

    /** Whether no operation of the document changes anything; what cannot be read does not. */
    static boolean readsOnly(String document) {
        try {
            return onlyQueries(Parser.parse(document));
        } catch (InvalidSyntaxException e) {
            return true; // it will not run either, and the engine says why
        }
    }

    private static boolean onlyQueries(Document document) {
        return document.getDefinitionsOfType(OperationDefinition.class).stream()
                .allMatch(operation -> operation.getOperation() == OperationDefinition.Operation.QUERY);
    }

    private static String hash(String query) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(query.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing", e);
        }
    }

    /** Told in the words that clients of the protocol wait for. */
    static final class PersistedQueryNotFound extends RuntimeException {
        private static final long serialVersionUID = 1L;

        PersistedQueryNotFound() {
            super("PersistedQueryNotFound", null, false, false);
        }

        Map<String, Object> error() {
            return Map.of(
                    "message", "PersistedQueryNotFound", "extensions", Map.of("code", "PERSISTED_QUERY_NOT_FOUND"));
        }
    }
}
