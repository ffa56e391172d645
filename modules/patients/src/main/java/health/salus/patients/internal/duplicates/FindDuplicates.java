package health.salus.patients.internal.duplicates;

import health.salus.patients.internal.access.RecordAccess;
import health.salus.patients.internal.duplicates.CandidateRepository.Candidate;
import health.salus.platform.audit.AccessRecord;
import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import health.salus.platform.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Finds patients who may be the person somebody is about to register. */
@ApplicationScoped
class FindDuplicates {
    private static final int MOST = 10;

    private final Database database;
    private final RecordAccess access;
    private final Clock clock;

    FindDuplicates(@Schema("patients") Database database, RecordAccess access, Clock clock) {
        this.database = database;
        this.access = access;
        this.clock = clock;
    }

    /** The likeliest first. */
    List<Duplicate> run(Caller caller, DuplicateQuery query) {
        access.mustBeStaff(caller);
        Person wanted = Person.of(query);
        List<Duplicate> duplicates =
                database.read(handle -> CandidateRepository.find(handle, wanted, query.excludeId())).stream()
                        .map(candidate -> compare(wanted, candidate))
                        .filter(duplicate -> duplicate.score() >= Agreement.POSSIBLE)
                        .sorted(Comparator.comparingDouble(Duplicate::score)
                                .reversed()
                                .thenComparing(duplicate -> duplicate.patient().mrn()))
                        .limit(MOST)
                        .toList();
        if (!duplicates.isEmpty()) {
            database.recordRead(AccessRecord.of(
                            caller, clock.instant(), "patients:find-duplicates", "patient", "list", query.excludeId())
                    .noting(shown(duplicates)));
        }
        return duplicates;
    }

    private static Duplicate compare(Person wanted, Candidate candidate) {
        Agreement agreement = Agreement.of(wanted, candidate.person(), candidate.soundsAlike());
        return new Duplicate(candidate.summary(), agreement.score(), agreement.verdict(), agreement.reasons());
    }

    private static String shown(List<Duplicate> duplicates) {
        return duplicates.size() + " shown: "
                + duplicates.stream()
                        .map(duplicate -> duplicate.patient().id().toString())
                        .collect(Collectors.joining(" "));
    }
}
