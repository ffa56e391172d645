package health.salus.patients.internal.search;

import health.salus.patients.PatientSummary;
import health.salus.patients.internal.access.RecordAccess;
import health.salus.platform.audit.AccessRecord;
import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import health.salus.platform.security.Caller;
import health.salus.platform.web.Failure;
import health.salus.platform.web.FieldError;
import health.salus.platform.web.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Finds patients by what is typed, best first; or lists those who fit a filter, in an order asked for. */
@ApplicationScoped
class FindPatients {
    /** With fewer found as typed, those who may have been meant are added. */
    private static final int FEW = 3;

    /** Nobody leafs further; they type one more letter. */
    private static final int DEEPEST = 1000;

    /** Marks cursors of searches. */
    private static final String RANKED = "ranked";

    private static final int SHORTEST_VAGUE = 3;
    private static final int SHORTEST_SIMILAR = 6;

    private final Database database;
    private final RecordAccess access;
    private final Clock clock;

    FindPatients(@Schema("patients") Database database, RecordAccess access, Clock clock) {
        this.database = database;
        this.access = access;
        this.clock = clock;
    }

    /** Who was shown is durable before the answer leaves. */
    Page<PatientSummary> run(Caller caller, PatientQuery query) {
        access.mustBeStaff(caller);
        Filter filter = Filter.of(query);
        Page<PatientSummary> page = query.typed().isEmpty() ? list(query, filter) : search(query, filter);
        database.recordRead(AccessRecord.of(caller, clock.instant(), "patients:search", "patient", "list", null)
                .noting(shown(page)));
        return page;
    }

    private Page<PatientSummary> list(PatientQuery query, Filter filter) {
        return database.readMaybeBehind(handle -> PatientList.page(handle, query, filter));
    }

    private Page<PatientSummary> search(PatientQuery query, Filter filter) {
        if (query.sort != null) {
            throw new Failure.Malformed(
                    "validation",
                    "A search is sorted by how well it fits.",
                    List.of(new FieldError("?sort", "not-with-q", "Leave out sort, or q.")));
        }
        TypedSearch typed = TypedSearch.of(query.typed());
        int limit = query.page.limit();
        int skip = skip(query);
        List<Rated> found = typed.isEmpty() || skip > DEEPEST
                ? List.of()
                : database.readMaybeBehind(handle -> find(handle, typed, filter, skip + limit + 1));
        String next = found.size() > skip + limit && skip + limit <= DEEPEST
                ? query.page.next(List.of(RANKED, skip + limit))
                : null;
        return Page.of(
                found.stream().skip(skip).limit(limit).map(Rated::summary).toList(), limit, next, null);
    }

    private static int skip(PatientQuery query) {
        List<String> cursor = query.page.after().orElse(List.of());
        if (cursor.isEmpty()) {
            return (int) Math.min(query.page.offset(), DEEPEST + 1);
        }
        if (!cursor.getFirst().equals(RANKED)) {
            throw new Failure.Malformed(
                    "validation",
                    "The cursor belongs to another list.",
                    List.of(new FieldError("?cursor", "invalid", "Start again without a cursor.")));
        }
        return Integer.parseInt(cursor.getLast());
    }

    private static List<Rated> find(Handle handle, TypedSearch typed, Filter filter, int limit) {
        Map<UUID, Rated> found = new LinkedHashMap<>();
        if (!typed.birthDates().isEmpty()) {
            add(found, best(BirthDateLookup.find(handle, typed, filter)));
        }
        if (!typed.digits().isEmpty()) {
            add(found, NumberLookup.find(handle, typed.digits(), filter, limit));
        }
        if (!typed.words().isEmpty() && found.isEmpty()) {
            addByName(found, handle, typed.words(), filter, limit);
        }
        return List.copyOf(found.values());
    }

    private static void addByName(Map<UUID, Rated> found, Handle handle, List<String> words, Filter filter, int limit) {
        add(found, rated(NameLookup.direct(handle, words, filter, limit), words));
        int longest = words.stream().mapToInt(String::length).max().orElse(0);
        if (found.size() < FEW && longest >= SHORTEST_VAGUE) {
            add(found, best(rated(NameLookup.near(handle, words, filter, limit), words)));
            if (found.isEmpty() && longest >= SHORTEST_SIMILAR) {
                add(found, best(rated(NameLookup.similar(handle, words, filter, limit), words)));
            }
        }
    }

    private static List<Rated> rated(List<FoundPatient> found, List<String> words) {
        return found.stream().map(patient -> patient.rated(words)).toList();
    }

    private static List<Rated> best(List<Rated> rated) {
        return rated.stream()
                .sorted(Comparator.comparingDouble((Rated one) -> one.match().score())
                        .reversed())
                .toList();
    }

    private static void add(Map<UUID, Rated> found, List<Rated> more) {
        more.forEach(one -> found.putIfAbsent(one.patient().id(), one));
    }

    private static String shown(Page<PatientSummary> page) {
        return page.data().size() + " shown: "
                + page.data().stream().map(patient -> patient.id().toString()).collect(Collectors.joining(" "));
    }
}
