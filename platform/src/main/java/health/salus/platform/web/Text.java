package health.salus.platform.web;

import java.text.Normalizer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Text as people type it. */
public final class Text {
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private Text() {}

    /** The same text without spaces at its ends and with letters and accents composed (NFC); null when nothing is left. */
    public static @Nullable String tidy(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
    }

    /** As {@link #tidy}, for what is required: empty when nothing is left, so that the check for blanks can say so. */
    public static String orEmpty(@Nullable String text) {
        return Objects.requireNonNullElse(tidy(text), "");
    }

    /**
     * Whether text can be stored and shown without harm: no control characters, no marks that turn the direction of what is
     * read around them, no halves of characters.
     *
     * @param lines allow line ends and tabs
     * @param symbols allow pictures and other symbols
     */
    static boolean isPlain(String text, boolean lines, boolean symbols) {
        return text.codePoints().allMatch(letter -> isPlain(letter, lines, symbols));
    }

    private static boolean isPlain(int letter, boolean lines, boolean symbols) {
        return switch (Character.getType(letter)) {
            case Character.CONTROL -> lines && (letter == '\n' || letter == '\r' || letter == '\t');
            // Persian, Hindi and others cannot be spelt without the joiners.
            case Character.FORMAT -> letter == ZERO_WIDTH_NON_JOINER || letter == ZERO_WIDTH_JOINER;
            case Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.OTHER_SYMBOL, Character.MODIFIER_SYMBOL -> symbols || letter == '`' || letter == '´';
            default -> true;
        };
    }
}
