package health.salus.platform.data;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What somebody types into a search box, as patterns for {@code LIKE ALL}: each word must begin a word of the text searched. */
public final class SearchWords {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final int MOST = 10;

    private SearchWords() {}

    /**
     * Patterns for a text in which each word has a space in front; null when nothing was typed. Nothing in them needs
     * escaping, for only letters and digits are kept.
     */
    public static String @Nullable [] patterns(@Nullable String typed) {
        if (typed == null) {
            return null;
        }
        String[] patterns = Arrays.stream(BETWEEN_WORDS.split(typed, -1))
                .filter(word -> !word.isEmpty())
                .limit(MOST)
                .map(word -> "% " + word + "%")
                .toArray(String[]::new);
        return patterns.length == 0 ? null : patterns;
    }
}
