package health.salus.patients.internal.search;

import health.salus.patients.Match;
import health.salus.patients.PatientSummary;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** A row of a search with its folded name, by which it is rated. */
record FoundPatient(PatientSummary summary, String familyKey, String givenKey) {
    static final String COLUMNS = SummaryRepository.COLUMNS + ", p.family_key, p.given_key";

    /** Fingers slip later in a word. */
    private static final double FIRST_LETTER_DIFFERS = 0.95;

    static FoundPatient of(ResultSet row) throws SQLException {
        return new FoundPatient(
                SummaryRepository.summary(row, null), row.getString("family_key"), row.getString("given_key"));
    }

    Rated rated(List<String> typed) {
        return new Rated(summary, match(typed));
    }

    /** Every typed word is compared with the word of the name it fits best; the worst of them names the kind. */
    Match match(List<String> typed) {
        Match.Kind kind = Match.Kind.EXACT;
        double sum = 0;
        String[] name = (familyKey + " " + givenKey).split(" ");
        for (String word : typed) {
            Match best = best(word, name);
            kind = best.kind().compareTo(kind) > 0 ? best.kind() : kind;
            sum += best.score();
        }
        return new Match(kind, Math.round(100 * sum / typed.size()) / 100.0);
    }

    private static Match best(String typed, String[] name) {
        Match best = new Match(Match.Kind.PHONETIC, 0.4);
        for (String word : name) {
            Match match = compare(typed, word);
            if (match.score() > best.score()) {
                best = match;
            }
        }
        return best;
    }

    private static Match compare(String typed, String word) {
        if (word.equals(typed)) {
            return new Match(Match.Kind.EXACT, 1);
        }
        if (word.startsWith(typed)) {
            return new Match(Match.Kind.PREFIX, 0.8 + 0.2 * typed.length() / word.length());
        }
        if (Spelling.isSlipOf(typed, word)) {
            double firstLetter = typed.charAt(0) == word.charAt(0) ? 1 : FIRST_LETTER_DIFFERS;
            return new Match(Match.Kind.FUZZY, 0.9 * firstLetter * Spelling.similarity(typed, word));
        }
        return new Match(Match.Kind.PHONETIC, 0.7 * Spelling.similarity(typed, word));
    }
}
