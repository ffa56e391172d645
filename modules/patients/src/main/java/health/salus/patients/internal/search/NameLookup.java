package health.salus.patients.internal.search;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Finds patients by words of their name. Every look-up is a bounded number of short ranges of an index. */
final class NameLookup {
    private static final String COLUMNS = FoundPatient.COLUMNS;

    /** Words of the vocabulary that are one slip away or sound the same. */
    private static final String NEAR = """
            (SELECT word, public.levenshtein_less_equal(word, :word%1$d, 4) AS distance FROM patients.name_word
             WHERE near && (SELECT patients.near_keys(:word%1$d)) AND word <> :word%1$d
             ORDER BY distance, left(word, 1) <> left(:word%1$d, 1), word LIMIT 16)""";

    /** Words that share many groups of three letters: several slips in a long word. */
    private static final String SIMILAR = """
            (SELECT word, distance FROM (
                SELECT word, public.levenshtein_less_equal(word, :word%1$d, 4) AS distance FROM patients.name_word
                WHERE word OPERATOR(public.%%) :word%1$d AND word <> :word%1$d) AS alike
             WHERE distance < 4 ORDER BY distance, word LIMIT 16)""";

    /** Words that begin so. */
    private static final String BEGINNING = """
            (SELECT word, 0 AS distance FROM patients.name_word
             WHERE word > :word%1$d AND word < :word%1$d || :end ORDER BY word LIMIT 60)""";

    private static final String OF_ONE_WORD = """
            WITH near AS MATERIALIZED %s
            SELECT %s FROM near CROSS JOIN (VALUES (1), (2)) AS kinds (kind) CROSS JOIN LATERAL (
                SELECT p.*, k.key FROM patients.search_key k JOIN patients.patient p ON p.id = k.patient_id
                WHERE k.kind = kinds.kind AND k.key >= near.word || ' ' AND k.key < near.word || '!'%s
                ORDER BY k.key, k.patient_id LIMIT :limit) p
            ORDER BY near.distance, kinds.kind, p.key LIMIT :limit
            """;

    private static final String OF_TWO_WORDS = """
            WITH near0 AS MATERIALIZED %s, near1 AS MATERIALIZED %s, lead AS (
                SELECT word || ' ' || :word1 AS pair, distance FROM near0
                UNION ALL SELECT word || ' ' || :word0, distance FROM near1
                UNION ALL SELECT word || ' ' || :word1, 0 FROM %s AS begin0
                UNION ALL SELECT word || ' ' || :word0, 0 FROM %s AS begin1
                UNION ALL SELECT near0.word || ' ' || near1.word, near0.distance + near1.distance FROM near0 CROSS JOIN near1)
            SELECT %s FROM lead CROSS JOIN (VALUES (1), (2), (3)) AS kinds (kind) CROSS JOIN LATERAL (
                SELECT p.*, k.key FROM patients.search_key k JOIN patients.patient p ON p.id = k.patient_id
                WHERE k.kind = kinds.kind AND k.key >= lead.pair AND k.key < lead.pair || :end%s
                ORDER BY k.key, k.patient_id LIMIT :limit) p
            ORDER BY lead.distance, kinds.kind, p.key LIMIT :limit
            """;

    private NameLookup() {}

    /** Those whose name has these words, the last typed one perhaps unfinished. */
    static List<FoundPatient> direct(Handle handle, List<String> words, Filter filter, int limit) {
        List<String> ranges = new ArrayList<>();
        List<String> beginnings = beginnings(words);
        Filter all = filter.withWords(others(words));
        int kinds = words.size() == 1 ? SearchKeys.GIVEN_FIRST : SearchKeys.OTHER_PAIR;
        for (int i = 0; i < beginnings.size(); i++) {
            for (int kind = SearchKeys.FAMILY_FIRST; kind <= kinds; kind++) {
                ranges.add(range(kind, i, all.sql(), limit));
            }
        }
        try (var query = handle.createQuery(String.join(" UNION ALL ", ranges) + " LIMIT " + limit)) {
            for (int i = 0; i < beginnings.size(); i++) {
                query.bind("from" + i, beginnings.get(i)).bind("to" + i, beginnings.get(i) + Filter.END);
            }
            return all.bind(query).map((row, context) -> FoundPatient.of(row)).list();
        }
    }

    /**
     * Patients whose index key of one kind begins with something, in the order of the index. The limit is part of the text:
     * knowing how few are wanted, PostgreSQL keeps one plan, which otherwise it makes anew for each search.
     */
    private static String range(int kind, int number, String conditions, int limit) {
        return "(SELECT " + COLUMNS
                + " FROM patients.search_key k JOIN patients.patient p ON p.id = k.patient_id"
                + " WHERE k.kind = " + kind + " AND k.key >= :from" + number + " AND k.key < :to" + number
                + conditions + " ORDER BY k.key, k.patient_id LIMIT " + limit + ")";
    }

    /** Those whose name is near to what was typed: mistyped, or written as it sounds. */
    static List<FoundPatient> near(Handle handle, List<String> words, Filter filter, int limit) {
        return vague(handle, NEAR, words, filter, limit);
    }

    /** As {@link #near} for words with more slips than one. */
    static List<FoundPatient> similar(Handle handle, List<String> words, Filter filter, int limit) {
        return vague(handle, SIMILAR, words, filter, limit);
    }

    private static List<FoundPatient> vague(
            Handle handle, String vocabulary, List<String> words, Filter filter, int limit) {
        List<String> pair = pair(words);
        Filter all = filter.withWords(others(words));
        String sql = pair.size() == 1
                ? OF_ONE_WORD.formatted(vocabulary.formatted(0), COLUMNS, all.sql())
                : OF_TWO_WORDS.formatted(
                        vocabulary.formatted(0),
                        vocabulary.formatted(1),
                        BEGINNING.formatted(0),
                        BEGINNING.formatted(1),
                        COLUMNS,
                        all.sql());
        try (var query = handle.createQuery(sql)) {
            for (int i = 0; i < pair.size(); i++) {
                query.bind("word" + i, pair.get(i));
            }
            if (pair.size() == 2) {
                query.bind("end", Filter.END);
            }
            return all.bind(query)
                    .bind("limit", limit)
                    .map((row, context) -> FoundPatient.of(row))
                    .list();
        }
    }

    private static List<String> beginnings(List<String> words) {
        List<String> pair = pair(words);
        return pair.size() == 1 ? pair : List.of(pair.get(0) + " " + pair.get(1), pair.get(1) + " " + pair.get(0));
    }

    /** The two longest words narrow the search most; the others are compared with what they find. */
    private static List<String> pair(List<String> words) {
        if (words.size() <= 2) {
            return words;
        }
        List<String> longest = words.stream()
                .sorted((a, b) -> Integer.compare(b.length(), a.length()))
                .limit(2)
                .toList();
        return words.indexOf(longest.get(0)) < words.indexOf(longest.get(1)) ? longest : longest.reversed();
    }

    private static List<String> others(List<String> words) {
        List<String> others = new ArrayList<>(words);
        pair(words).forEach(others::remove);
        return others;
    }
}
