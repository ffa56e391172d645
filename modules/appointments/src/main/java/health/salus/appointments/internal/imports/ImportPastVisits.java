package health.salus.appointments.internal.imports;

import health.salus.appointments.ImportedVisit;
import health.salus.appointments.PastVisitsImported;
import health.salus.appointments.PastVisitsImported.Visit;
import health.salus.appointments.internal.appointment.Appointment;
import health.salus.appointments.internal.appointment.Attendance;
import health.salus.appointments.internal.appointment.ExternalRows;
import health.salus.appointments.internal.appointment.Lanes;
import health.salus.appointments.internal.appointment.Period;
import health.salus.appointments.internal.appointment.Place;
import health.salus.appointments.internal.appointment.Source;
import health.salus.appointments.internal.appointment.Status;
import health.salus.appointments.internal.catalogue.AppointmentTypes;
import health.salus.appointments.internal.hospital.Rooms;
import health.salus.departments.LocationView;
import health.salus.platform.data.Database;
import health.salus.platform.data.Ids;
import health.salus.platform.data.Schema;
import health.salus.platform.imports.ImportOutcome;
import health.salus.platform.imports.ImportOutcome.Outcome;
import health.salus.platform.security.Caller;
import health.salus.platform.web.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes over visits of another system as completed appointments, each once however often it is sent. */
@ApplicationScoped
public class ImportPastVisits {
    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final int LONGEST_REASON = 500;
    private static final int MOST_IN_EVENT = 500;

    private final Database database;
    private final Rooms rooms;
    private final Clock clock;

    ImportPastVisits(@Schema("appointments") Database database, Rooms rooms, Clock clock) {
        this.database = database;
        this.rooms = rooms;
        this.clock = clock;
    }

    /** One outcome for each visit, in the same order. */
    public List<ImportOutcome> from(String source, List<ImportedVisit> visits) {
        Map<UUID, LocationView> locations = rooms.locations(visits.stream()
                .map(ImportedVisit::locationId)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        Instant now = clock.instant();
        Map<String, Appointment> accepted = new LinkedHashMap<>();
        for (ImportedVisit visit : visits) {
            if (whatIsWrong(visit, now) == null) {
                accepted.put(visit.externalId(), completed(visit, locations, now));
            }
        }
        Map<String, UUID> known = new LinkedHashMap<>();
        Set<String> created = database.write(transaction -> {
            Set<String> inserted =
                    ExternalRows.insert(transaction.handle(), source, accepted, Caller.system("import"), now);
            known.clear();
            known.putAll(ExternalRows.ids(transaction.handle(), source, accepted.keySet()));
            events(inserted.stream().map(accepted::get).toList()).forEach(transaction::publish);
            return inserted;
        });
        return outcomes(visits, now, known, created);
    }

    /** Whoever looked after the patients there may see them here: other modules hear of it in parts of a bounded size. */
    private static List<PastVisitsImported> events(List<Appointment> stored) {
        List<Visit> visits = stored.stream()
                .map(visit -> new Visit(
                        visit.patient(), visit.place().doctorId(), visit.place().departmentId()))
                .distinct()
                .toList();
        List<PastVisitsImported> events = new ArrayList<>();
        for (int from = 0; from < visits.size(); from += MOST_IN_EVENT) {
            int to = Math.min(from + MOST_IN_EVENT, visits.size());
            events.add(new PastVisitsImported(Ids.next(), visits.subList(from, to)));
        }
        return events;
    }

    private static List<ImportOutcome> outcomes(
            List<ImportedVisit> visits, Instant now, Map<String, UUID> known, Set<String> created) {
        List<ImportOutcome> outcomes = new ArrayList<>();
        for (ImportedVisit visit : visits) {
            String wrong = whatIsWrong(visit, now);
            UUID id = known.get(visit.externalId());
            if (wrong != null || id == null) {
                outcomes.add(ImportOutcome.failed(
                        visit.externalId(), wrong == null ? "The visit could not be stored." : wrong));
            } else {
                Outcome outcome = created.contains(visit.externalId()) ? Outcome.CREATED : Outcome.UNCHANGED;
                outcomes.add(ImportOutcome.of(visit.externalId(), id, outcome));
            }
        }
        return outcomes;
    }

    private static @Nullable String whatIsWrong(ImportedVisit visit, Instant now) {
        if (visit.externalId() == null || visit.patientId() == null || visit.doctorId() == null) {
            return "The visit has no id, no patient or no doctor.";
        }
        if (visit.start() == null || visit.end() == null) {
            return "The visit has no start or no end.";
        }
        if (visit.end().isBefore(visit.start())) {
            return "The visit ends before it starts.";
        }
        return visit.start().isAfter(now) ? "The visit lies in the future." : null;
    }

    private static Appointment completed(ImportedVisit visit, Map<UUID, LocationView> locations, Instant now) {
        LocationView location = visit.locationId() == null ? null : locations.get(visit.locationId());
        ZoneId zone = location == null ? ZoneOffset.UTC : location.zone();
        Instant end = visit.end().equals(visit.start()) ? visit.end().plus(Duration.ofMinutes(1)) : visit.end();
        String type =
                visit.type() == null || !TYPE.matcher(visit.type()).matches() ? AppointmentTypes.USUAL : visit.type();
        return new Appointment(
                Ids.next(),
                Status.COMPLETED,
                visit.patientId(),
                new Place(visit.doctorId(), visit.departmentId(), visit.locationId(), zone, null),
                new Period(visit.start(), end),
                type,
                reason(visit.reason()),
                Source.IMPORT,
                Lanes.REGULAR,
                null,
                null,
                null,
                new Attendance(visit.start(), visit.start(), end),
                0,
                1,
                now,
                now);
    }

    private static @Nullable String reason(@Nullable String text) {
        String tidy = Text.tidy(text);
        return tidy == null || tidy.length() <= LONGEST_REASON ? tidy : tidy.substring(0, LONGEST_REASON);
    }
}
