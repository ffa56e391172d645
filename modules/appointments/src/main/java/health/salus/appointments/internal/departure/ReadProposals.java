package health.salus.appointments.internal.departure;

import health.salus.appointments.AppointmentView;
import health.salus.appointments.internal.appointment.Appointment;
import health.salus.appointments.internal.appointment.AppointmentRepository;
import health.salus.appointments.internal.departure.Proposal.State;
import health.salus.appointments.internal.hospital.Staff;
import health.salus.appointments.internal.lists.Views;
import health.salus.doctors.DoctorSummary;
import health.salus.platform.audit.AccessRecord;
import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import health.salus.platform.security.Caller;
import health.salus.platform.web.Failure;
import health.salus.platform.web.Page;
import health.salus.platform.web.PageQuery;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows what is proposed for the appointments of doctors who leave, and notes that it was seen. */
@ApplicationScoped
class ReadProposals {
    private final Database database;
    private final Views views;
    private final Staff staff;
    private final Clock clock;

    ReadProposals(@Schema("appointments") Database database, Views views, Staff staff, Clock clock) {
        this.database = database;
        this.views = views;
        this.staff = staff;
        this.clock = clock;
    }

    /** Those of a doctor's last departure, by start; none when they never were to leave. */
    Page<ProposalView> list(UUID doctorId, @Nullable State state, PageQuery page, Caller caller) {
        Departure departure =
                database.read(handle -> Departures.latest(handle, doctorId)).orElse(null);
        if (departure == null) {
            return Page.of(List.of(), page.limit(), null, 0L);
        }
        List<Proposal> rows = database.read(handle -> Proposals.page(handle, departure.id(), state, page));
        long total = database.read(handle -> Proposals.count(handle, departure.id(), state));
        Page<Proposal> found =
                Page.cut(rows, page, row -> List.of(row.was().period().start(), row.id()), total);
        List<ProposalView> shown = views(found.data());
        database.recordRead(
                AccessRecord.of(caller, clock.instant(), "appointments:read-proposals", "appointment", "list", null)
                        .noting(patients(shown)));
        return new Page<>(shown, found.page());
    }

    ProposalView one(UUID id, Caller caller) {
        Proposal proposal = database.read(handle -> Proposals.find(handle, id))
                .orElseThrow(() -> new Failure.NotFound("appointment-proposal"));
        ProposalView view = views(List.of(proposal)).getFirst();
        database.recordRead(AccessRecord.of(
                caller,
                clock.instant(),
                "appointments:read-proposals",
                "appointment",
                proposal.appointmentId(),
                view.appointment().patientId()));
        return view;
    }

    /** Departures about which something is to be decided or undone. */
    List<DepartureSummary> underWay() {
        List<Departure> departures = database.read(Departures::underWay);
        Map<UUID, DoctorSummary> doctors =
                staff.byIds(departures.stream().map(Departure::doctorId).toList());
        Map<UUID, Map<State, Long>> counts = database.read(handle ->
                Proposals.counts(handle, departures.stream().map(Departure::id).toList()));
        return departures.stream()
                .map(departure -> DepartureSummary.of(
                        departure, name(doctors, departure.doctorId()), counts.getOrDefault(departure.id(), Map.of())))
                .toList();
    }

    private List<ProposalView> views(List<Proposal> proposals) {
        Map<UUID, Appointment> rows = database.read(handle -> AppointmentRepository.byIds(
                handle,
                proposals.stream()
                        .flatMap(proposal -> Stream.of(proposal.appointmentId(), proposal.holdId()))
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet())));
        Map<UUID, AppointmentView> named = views.of(List.copyOf(rows.values())).stream()
                .collect(Collectors.toMap(AppointmentView::id, Function.identity()));
        Map<UUID, DoctorSummary> doctors = staff.byIds(proposals.stream()
                .map(proposal -> proposal.was().place().doctorId())
                .collect(Collectors.toSet()));
        return proposals.stream()
                .map(proposal -> ProposalView.of(
                        proposal, name(doctors, proposal.was().place().doctorId()), named))
                .toList();
    }

    private static String name(Map<UUID, DoctorSummary> doctors, UUID id) {
        DoctorSummary known = doctors.get(id);
        return known == null ? "" : known.displayName();
    }

    private static String patients(Collection<ProposalView> shown) {
        return shown.size() + " shown: "
                + shown.stream()
                        .map(each -> each.appointment().patientId())
                        .filter(Objects::nonNull)
                        .distinct()
                        .map(UUID::toString)
                        .collect(Collectors.joining(" "));
    }
}
