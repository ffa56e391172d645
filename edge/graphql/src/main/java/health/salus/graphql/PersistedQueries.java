package health.salus.graphql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import health.salus.platform.redis.Drawer;
import health.salus.platform.redis.Redis;
import health.salus.platform.security.Secrets;
import health.salus.platform.web.Failure;
import io.lettuce.core.SetArgs;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Documents known by their hash, so that clients need not send them each time (the protocol of automatic persisted
 * queries). They are kept in memory, and where there is Redis for all processes; a client that is told that one is not known
 * sends it again with its hash.
 */
@ApplicationScoped
class PersistedQueries {
    private static final long CHARACTERS_KEPT = 5_000_000;
    private static final Duration KEPT_ELSEWHERE = Duration.ofDays(1);

    private final Cache<String, String> byHash = Caffeine.newBuilder()
            .maximumWeight(CHARACTERS_KEPT)
            .weigher((String hash, String query) -> query.length())
            .build();
    private final Redis redis;
    private final Drawer.Cabinet cabinet;

    PersistedQueries(Redis redis, Secrets secrets) {
        this.redis = redis;
        this.cabinet = new Drawer.Cabinet(secrets, "query");
    }

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
            String known = known(hash);
            if (known == null) {
                throw new PersistedQueryNotFound();
            }
            return operation.withQuery(known);
        }
        if (!hash.equals(hash(query))) {
            throw new Failure.Malformed("The hash is not that of the query.");
        }
        if (query.length() <= Limits.LONGEST && !query.equals(byHash.asMap().put(hash, query))) {
            tellOthers(hash, query);
        }
        return operation;
    }

    private void tellOthers(String hash, String query) {
        Drawer drawer = cabinet.drawer(hash);
        byte[] locked = drawer.lock(query.getBytes(StandardCharsets.UTF_8));
        redis.line()
                .ifPresent(line ->
                        line.ask(commands -> commands.set(drawer.label(), locked, SetArgs.Builder.ex(KEPT_ELSEWHERE))));
    }

    private @Nullable String known(String hash) {
        String here = byHash.getIfPresent(hash);
        if (here != null) {
            return here;
        }
        String elsewhere = knownElsewhere(hash);
        if (elsewhere != null) {
            byHash.put(hash, elsewhere);
        }
        return elsewhere;
    }

    private @Nullable String knownElsewhere(String hash) {
        Drawer drawer = cabinet.drawer(hash);
        return redis.line()
                .flatMap(line -> line.answer(commands -> commands.get(drawer.label())))
                .map(locked -> read(drawer, locked))
                .filter(query -> hash.equals(hash(query)))
                .orElse(null);
    }

    private static @Nullable String read(Drawer drawer, byte[] locked) {
        try {
            return new String(drawer.unlock(locked), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            return null; // not from us, so not known: the client sends it again
        }
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
