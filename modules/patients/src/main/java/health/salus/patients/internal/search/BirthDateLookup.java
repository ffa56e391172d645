package health.salus.patients.internal.search;

import health.salus.patients.Match;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Finds patients by birth date, and among them those whose name fits the words typed with it. */
final class BirthDateLookup {
    /** More were never born on one day in a hospital's catchment area. */
    private static final int MOST = 2000;

    private static final double NAME_FITS = 0.6;

    private BirthDateLookup() {}

    static List<Rated> find(Handle handle, TypedSearch typed, Filter filter) {
        return bornOn(handle, typed.birthDates(), filter).stream()
                .map(found -> rate(found, typed))
                .filter(rated -> rated.match().score() >= NAME_FITS)
                .toList();
    }

    private static Rated rate(FoundPatient found, TypedSearch typed) {
        if (typed.words().isEmpty()) {
            return new Rated(found.summary(), new Match(Match.Kind.BIRTH_DATE, 1));
        }
        return new Rated(
                found.summary(),
                new Match(Match.Kind.BIRTH_DATE, found.match(typed.words()).score()));
    }

    private static List<FoundPatient> bornOn(Handle handle, Set<LocalDate> dates, Filter filter) {
        try (var query = handle.createQuery("""
                SELECT %s FROM patients.patient p WHERE p.birth_date = ANY(:bornOn::date[])%s
                ORDER BY p.family_key, p.given_key, p.id LIMIT %d
                """.formatted(FoundPatient.COLUMNS, filter.sql(), MOST))) {
            return filter.bind(query)
                    .bind("bornOn", dates.stream().map(LocalDate::toString).toArray(String[]::new))
                    .map((row, context) -> FoundPatient.of(row))
                    .list();
        }
    }
}
