package health.salus.patients.internal.search;

import health.salus.patients.Phone;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a patient is found by: every pair of words of the name in both orders, and the digits of each phone from both ends.
 * With a pair as key, a complete word and the beginning of another are one range of one index, however many patients there are.
 *
 * @param familyKey the family name, folded
 * @param givenKey the given and middle names, folded
 */
public record SearchKeys(String familyKey, String givenKey, Set<Key> keys) {
    public static final int FAMILY_FIRST = 1;
    public static final int GIVEN_FIRST = 2;
    public static final int OTHER_PAIR = 3;
    public static final int PHONE = 4;
    public static final int PHONE_BACKWARDS = 5;

    /** Names of more words than this are found by their first ones. */
    private static final int MOST_WORDS = 4;

    /** One entry of the index. */
    public record Key(int kind, String key) {}

    public static SearchKeys of(String familyName, String givenName, @Nullable String middleName, List<Phone> phones) {
        List<String> family = FoldedName.words(familyName);
        List<String> given = new ArrayList<>(FoldedName.words(givenName));
        given.addAll(FoldedName.words(middleName));
        Set<Key> keys = new LinkedHashSet<>();
        pairs(keys, family, given, FAMILY_FIRST);
        pairs(keys, given, family, GIVEN_FIRST);
        phones.forEach(phone -> phone(keys, phone.digits()));
        return new SearchKeys(String.join(" ", family), String.join(" ", given), keys);
    }

    /** The words the vocabulary of names must know, in an order that is the same for everybody so that no two wait for each other. */
    public String[] words() {
        var words = new TreeSet<String>();
        words.addAll(List.of(familyKey.split(" ")));
        words.addAll(List.of(givenKey.split(" ")));
        return words.toArray(String[]::new);
    }

    public Integer[] kinds() {
        return keys.stream().map(Key::kind).toArray(Integer[]::new);
    }

    public String[] texts() {
        return keys.stream().map(Key::key).toArray(String[]::new);
    }

    /** The first partner makes the main pair, under which one word alone is looked up; the others are for two words. */
    private static void pairs(Set<Key> keys, List<String> leads, List<String> partners, int kind) {
        for (String lead : leads.subList(0, Math.min(MOST_WORDS, leads.size()))) {
            int mainKind = kind;
            for (String partner : first(partners, leads, lead)) {
                keys.add(new Key(mainKind, lead + " " + partner));
                mainKind = OTHER_PAIR;
            }
        }
    }

    private static List<String> first(List<String> partners, List<String> leads, String lead) {
        List<String> all = new ArrayList<>(partners.subList(0, Math.min(MOST_WORDS, partners.size())));
        leads.stream().limit(MOST_WORDS).filter(other -> !other.equals(lead)).forEach(all::add);
        return all;
    }

    private static void phone(Set<Key> keys, String digits) {
        String national = withoutLeadingZeros(digits);
        if (!national.isEmpty()) {
            keys.add(new Key(PHONE, national));
            keys.add(new Key(
                    PHONE_BACKWARDS, new StringBuilder(national).reverse().toString()));
        }
    }

    static String withoutLeadingZeros(String digits) {
        int start = 0;
        while (start < digits.length() && digits.charAt(start) == '0') {
            start++;
        }
        return digits.substring(start);
    }
}
