package health.salus.platform.security;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Sets of permissions as tokens carry them. There are as many as combinations of roles in use, so each is kept once. */
final class Permissions {
    private static final Map<String, Set<String>> KNOWN = new ConcurrentHashMap<>();

    private Permissions() {}

    /** @param scope {@code noun:verb} words with spaces between, from a token whose signature was checked */
    static Set<String> parse(String scope) {
        return KNOWN.computeIfAbsent(
                scope,
                words -> words.isBlank() ? Set.of() : Set.of(words.strip().split(" +", -1)));
    }
}
