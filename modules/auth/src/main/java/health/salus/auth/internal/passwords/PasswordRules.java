package health.salus.auth.internal.passwords;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a new password must be, after NIST SP 800-63B-4: long, not one everybody uses, not made of words that stand on the
 * account. There are no rules about kinds of characters, and it never has to be changed without a reason.
 */
public final class PasswordRules {
    /** For accounts without a second factor. */
    public static final int LEAST = 15;

    private static final int SHORTEST_CONTEXT_WORD = 4;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private PasswordRules() {}

    /**
     * @param context the person's names and e-mail address
     * @param pointer the field of the request that holds the password
     * @throws PasswordRefused when it is too easy to guess
     */
    public static void check(String password, List<String> context, String pointer) {
        String folded = fold(password);
        if (password.codePointCount(0, password.length()) < LEAST) {
            throw new PasswordRefused(
                    pointer, "too-short", "Use at least 15 characters; several words are easy to keep.");
        }
        if (containsContext(folded, context)) {
            throw new PasswordRefused(
                    pointer, "contains-context", "Leave out your name, your e-mail address and 'salus'.");
        }
        if (CommonPasswords.isCommon(folded)) {
            throw new PasswordRefused(pointer, "common", "Many people use this password or one like it.");
        }
    }

    private static boolean containsContext(String folded, List<String> context) {
        return Stream.concat(
                        Stream.of("salus"), context.stream().flatMap(text -> BETWEEN_WORDS.splitAsStream(fold(text))))
                .filter(word -> word.length() >= SHORTEST_CONTEXT_WORD)
                .anyMatch(folded::contains);
    }

    private static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
