package health.salus.patients.internal.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A name as it is compared: lower case, without accents, apostrophes and digits glued to letters, split into words at
 * everything else. "Ana-María O'Neill" is "ana maria oneill". Scripts without case or accents stay as they are.
 */
public final class FoldedName {
    private FoldedName() {}

    /** The words joined by one blank each; empty when there is none. */
    public static String of(@Nullable String name) {
        return String.join(" ", words(name));
    }

    public static List<String> words(@Nullable String name) {
        if (name == null) {
            return List.of();
        }
        String plain = isAscii(name) ? name : Normalizer.normalize(name, Normalizer.Form.NFKD);
        List<String> words = new ArrayList<>(3);
        var word = new StringBuilder(plain.length());
        int length = plain.length();
        for (int i = 0; i < length; i++) {
            char c = plain.charAt(i);
            if (c >= 'a' && c <= 'z') {
                word.append(c);
            } else if (c >= 'A' && c <= 'Z') {
                word.append((char) (c + 32));
            } else if (c > 127 || c >= '0' && c <= '9') {
                appendOther(word, c, words);
            } else if (c != '\'') {
                finish(word, words);
            }
        }
        finish(word, words);
        return words;
    }

    private static void appendOther(StringBuilder word, char c, List<String> words) {
        switch (c) {
            case 'ß', 'ẞ' -> word.append("ss");
            case 'ø', 'Ø' -> word.append('o');
            case 'æ', 'Æ' -> word.append("ae");
            case 'œ', 'Œ' -> word.append("oe");
            case 'ł', 'Ł' -> word.append('l');
            case 'đ', 'Đ', 'ð', 'Ð' -> word.append('d');
            case 'þ', 'Þ' -> word.append("th");
            case 'ı' -> word.append('i');
            case '’', 'ʼ', '‘', 'ʻ', '\u200C', '\u200D' -> {}
            default -> {
                if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
                    word.append(Character.toLowerCase(c));
                } else if (!isMark(c)) {
                    finish(word, words);
                }
            }
        }
    }

    private static void finish(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(withoutDigitsAmongLetters(word));
            word.setLength(0);
        }
    }

    /** "Baby 2" keeps its 2; "Schmidt3", as some generators make them, is the name Schmidt. */
    private static String withoutDigitsAmongLetters(StringBuilder word) {
        boolean letters = false;
        boolean digits = false;
        for (int i = 0; i < word.length(); i++) {
            boolean digit = Character.isDigit(word.charAt(i));
            digits |= digit;
            letters |= !digit;
        }
        if (!letters || !digits) {
            return word.toString();
        }
        return word.chars()
                .filter(c -> !Character.isDigit(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isMark(char c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }
}
