package health.salus.benchmarks;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.Random;
import java.util.UUID;

/** Makes people, always the same ones: some names are common and most are rare, as in life. */
final class People {
    private static final String[] STARTS = {"Bar", "Ber", "Cor", "Dar", "Fal", "Gor", "Har", "Hol", "Kel", "Kir", "Lan", "Lor", "Mar", "Mor", "Nor", "Per", "Ros", "Sal", "Sel", "Tor", "Val", "Wen", "Win", "Zan"};
    private static final String[] MIDDLES = {"a", "e", "i", "o", "an", "en", "ing", "ar", "er", "el", "ol", "et", "it", "ov", "ev", "ard", "eck", "un"};
    private static final String[] ENDS = {"mann", "berg", "ski", "son", "sen", "dorf", "stein", "ov", "ez", "ini", "ic", "ak", "hoff", "meier", "bach", "feld", "wick", "ton"};
    private static final String[] GIVEN = {"Anna", "Ben", "Clara", "David", "Elena", "Felix", "Greta", "Hans", "Ida", "Jonas", "Karin", "Leon", "Mia", "Noah", "Olga", "Paul", "Rosa", "Sami", "Tara", "Umar", "Vera", "Wei", "Yara", "Zoe"};
    private static final String[] GIVEN_ENDS = {"", "lie", "ne", "tto", "ka", "rik", "lyn", "dro"};

    record Person(UUID id, String mrn, String givenName, String familyName, LocalDate birthDate, String gender, String phone) {
        String familyKey() {
            return familyName.toLowerCase(java.util.Locale.ROOT);
        }

        String givenKey() {
            return givenName.toLowerCase(java.util.Locale.ROOT);
        }
    }

    private People() {}

    static Person number(int number) {
        var random = new Random(number * 7919L);
        String family = pick(random, STARTS) + pick(random, MIDDLES) + pick(random, ENDS);
        String given = pick(random, GIVEN) + pick(random, GIVEN_ENDS);
        LocalDate birth = LocalDate.of(1935, 1, 1).plusDays(random.nextInt(31_000));
        return new Person(id("patient", number), "%09d".formatted(200_000_000 + number), given, family, birth, random.nextBoolean() ? "female" : "male",
                "49" + (1_500_000_000L + random.nextInt(1_000_000_000)));
    }

    static UUID id(String kind, int number) {
        return UUID.nameUUIDFromBytes(ByteBuffer.allocate(4 + kind.length()).putInt(number).put(kind.getBytes(java.nio.charset.StandardCharsets.UTF_8)).array());
    }

    /** Squaring makes the first ones common. */
    private static String pick(Random random, String[] from) {
        double share = random.nextDouble();
        return from[(int) (share * share * from.length)];
    }
}
