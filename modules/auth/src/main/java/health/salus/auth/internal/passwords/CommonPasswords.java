package health.salus.auth.internal.passwords;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Passwords that are guessed first. The list has the short ones people have used most for years; since ours are long, what
 * matters is that none is only one of those made longer: repeated, with digits after it, with letters written as digits.
 */
final class CommonPasswords {
    private static final Set<String> LIST = read();
    private static final int LEAST_DIFFERENT = 5;
    private static final Pattern NOT_LETTERS_AT_ENDS = Pattern.compile("^\\P{L}+|\\P{L}+$");
    private static final Pattern NOT_LETTERS = Pattern.compile("\\P{L}+");

    /** Rows of keys and other orders everybody knows, forwards and backwards, often enough to start anywhere. */
    private static final String WALKS = Stream.of(
                    "1234567890",
                    "abcdefghijklmnopqrstuvwxyz",
                    "qwertyuiopasdfghjklzxcvbnm",
                    "qwertzuiopasdfghjklyxcvbnm",
                    "azertyuiopqsdfghjklmwxcvbn",
                    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p",
                    "q1w2e3r4t5y6u7i8o9p0",
                    "1q2w3e4r5t6y7u8i9o0p")
            .map(row -> row.repeat(4))
            .flatMap(row -> Stream.of(row, new StringBuilder(row).reverse().toString()))
            .collect(Collectors.joining(" "));

    private CommonPasswords() {}

    /** @param password in lower case */
    static boolean isCommon(String password) {
        return password.codePoints().distinct().count() < LEAST_DIFFERENT
                || WALKS.contains(unit(password))
                || isListed(password)
                || isListed(withLettersForDigits(password));
    }

    private static boolean isListed(String password) {
        String core = NOT_LETTERS_AT_ENDS.matcher(password).replaceAll("");
        return LIST.contains(password)
                || LIST.contains(core)
                || LIST.contains(unit(password))
                || LIST.contains(unit(NOT_LETTERS.matcher(password).replaceAll("")));
    }

    /** What a text repeats: {@code abc} of {@code abcabcab}. */
    private static String unit(String text) {
        for (int length = 1; length <= text.length() / 2; length++) {
            if (text.regionMatches(length, text, 0, text.length() - length)) {
                return text.substring(0, length);
            }
        }
        return text;
    }

    private static String withLettersForDigits(String password) {
        String letters =
                password.replace('0', 'o').replace('1', 'i').replace('3', 'e').replace('4', 'a');
        return letters.replace('5', 's')
                .replace('7', 't')
                .replace('@', 'a')
                .replace('$', 's')
                .replace('!', 'i');
    }

    private static Set<String> read() {
        var file = Objects.requireNonNull(
                CommonPasswords.class.getResourceAsStream("/health/salus/auth/common-passwords.txt"));
        try (var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .flatMap(line -> Stream.of(line.strip().split("\\s+", -1)))
                    .filter(word -> !word.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
