package health.salus.appointments.internal.departure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.salus.appointments.AppointmentCancelled;
import health.salus.appointments.AppointmentRescheduled;
import health.salus.appointments.AppointmentsProposedElsewhere;
import health.salus.appointments.AppointmentsPutBack;
import health.salus.appointments.AppointmentsSettled;
import health.salus.appointments.internal.appointment.Appointment;
import health.salus.appointments.internal.appointment.Period;
import health.salus.appointments.internal.appointment.Status;
import health.salus.appointments.internal.booking.FrontDesk;
import health.salus.appointments.internal.booking.RescheduleForm;
import health.salus.appointments.internal.booking.SlotAlreadyTaken;
import health.salus.appointments.internal.departure.Departure.State;
import health.salus.appointments.internal.hospital.Hospital;
import health.salus.appointments.internal.slots.SlotLength;
import health.salus.appointments.internal.slots.SlotSearch;
import health.salus.appointments.internal.visit.Visiting;
import health.salus.platform.data.Database;
import health.salus.platform.data.Ids;
import health.salus.platform.security.Caller;
import health.salus.platform.testkit.Callers;
import health.salus.platform.testkit.DueJobs;
import health.salus.platform.testkit.MovableClock;
import health.salus.platform.testkit.TestDatabase;
import health.salus.platform.web.Failure;
import health.salus.platform.web.PageQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DepartureTest {
    private static final String NINE = "2026-03-03T09:00:00Z";
    private static final String TEN = "2026-03-03T10:00:00Z";

    @RegisterExtension
    static final TestDatabase postgres = TestDatabase.of("appointments");

    private final Hospital hospital = new Hospital();
    private final MovableClock clock = MovableClock.at("2026-03-02T08:00:00Z");
    private final Caller receptionist = Callers.receptionist();
    private UUID id = Ids.next();
    private FrontDesk desk;
    private UUID leaving;
    private UUID colleague;
    private UUID peter;
    private SettleDeparture settle;
    private ProposeOtherTimes propose;
    private PutBack putBack;
    private DecideProposal decide;
    private ReadProposals proposals;

    @BeforeEach
    void open() {
        desk = new FrontDesk(hospital, postgres.database(), clock);
        leaving = hospital.doctor("Dr. Winter");
        colleague = hospital.doctor("Dr. Sommer");
        peter = hospital.patient("Peter");
        for (UUID doctor : List.of(leaving, colleague)) {
            hospital.duty(doctor, "2026-03-03T09:00:00Z", "2026-03-03T12:00:00Z");
        }
        settle = new SettleDeparture(desk.expireHolds, clock);
        var otherTimes =
                new FindOtherTime(desk.staff, desk.slots, desk.types, desk.settings, postgres.database(), clock);
        propose = new ProposeOtherTimes(otherTimes, desk.occupancy, desk.diary, settle, postgres.database(), clock);
        putBack = new PutBack(desk.occupancy, settle, desk.register, desk.diary, postgres.database(), clock);
        decide = new DecideProposal(
                desk.rescheduleAppointment, Visiting.moves(desk), settle, postgres.database(), clock);
        proposals = new ReadProposals(postgres.database(), desk.views, desk.staff, clock);
    }

    @Test
    void proposesAColleagueAtTheSameTimeAndKeepsItFree() {
        Appointment appointment = book(peter, NINE);
        begin();

        ProposalView proposal = only();
        assertThat(proposal.state()).isEqualTo("open");
        assertThat(proposal.was().doctorName()).isEqualTo("Dr. Winter");
        assertThat(proposal.suggestion().doctorId()).isEqualTo(colleague);
        assertThat(proposal.suggestion().start()).isEqualTo(NINE);
        assertThatThrownBy(() -> desk.book(hospital.patient("Eva"), colleague, NINE))
                .isInstanceOf(SlotAlreadyTaken.class);
        assertThat(desk.stored(appointment.id())).isEqualTo(appointment);
        assertThat(postgres.published(AppointmentsProposedElsewhere.class))
                .contains(new AppointmentsProposedElsewhere(id, leaving));
    }

    @Test
    void proposesDifferentTimesForDifferentPeopleAndNotTwoAtOnceForOne() {
        book(peter, NINE);
        book(hospital.patient("Eva"), "2026-03-03T09:30:00Z");
        UUID skin = hospital.doctor(UUID.randomUUID(), "Dr. Skin", List.of("dermatology"));
        hospital.duty(skin, "2026-03-03T09:00:00Z", "2026-03-03T12:00:00Z");
        desk.book(peter, skin, TEN);
        begin();

        assertThat(all())
                .extracting(proposal -> proposal.suggestion().start().toString())
                .doesNotHaveDuplicates()
                .hasSize(2);
        assertThat(desk.overlaps()).isZero();
    }

    @Test
    void looksAgainWhenAnotherProcessHoldsTheTimeItWouldPropose() {
        book(peter, NINE);
        desk.slots.first(
                new SlotSearch(
                        desk.staff.in("cardiology", null),
                        null,
                        null,
                        new SlotLength(null, null),
                        new Period(clock.instant(), Instant.parse("2026-03-04T00:00:00Z")),
                        slot -> true),
                100);
        var elsewhere = new FrontDesk(hospital, postgres.database(), clock);
        elsewhere.book(hospital.patient("Eva"), colleague, NINE);

        begin();

        assertThat(only().suggestion().start()).isEqualTo("2026-03-03T09:30:00Z");
    }

    @Test
    void proposesToCallOffWhereNobodyElseIsFree() {
        hospital.dismiss(colleague);
        Appointment appointment = book(peter, NINE);
        begin();

        ProposalView proposal = only();
        assertThat(proposal.suggestion()).isNull();
        decide.accept(proposal.id(), proposal.version(), receptionist);

        assertThat(desk.stored(appointment.id()).status()).isEqualTo(Status.CANCELLED);
        assertThat(only().state()).isEqualTo("cancelled");
        assertThat(postgres.published(AppointmentCancelled.class))
                .anySatisfy(event -> assertThat(event.appointmentId()).isEqualTo(appointment.id()));
        assertThat(state()).isEqualTo(State.SETTLED);
    }

    @Test
    void isSettledAtOnceWhenNothingIsBooked() {
        begin();

        assertThat(state()).isEqualTo(State.SETTLED);
        assertThat(postgres.published(AppointmentsSettled.class)).contains(new AppointmentsSettled(id, leaving));
    }

    @Test
    void isSettledWithTheLastDecision() {
        Appointment first = book(peter, NINE);
        book(hospital.patient("Eva"), TEN);
        begin();

        decide.accept(all().getFirst().id(), null, receptionist);
        assertThat(state()).isEqualTo(State.OPEN);
        decide.chooseAnotherTime(all().getLast().id(), at("2026-03-03T11:30:00Z"), null, receptionist);

        assertThat(state()).isEqualTo(State.SETTLED);
        assertThat(desk.stored(first.id()).place().doctorId()).isEqualTo(colleague);
        assertThat(desk.stored(first.id()).period().start()).isEqualTo(NINE);
        assertThat(held()).as("times kept free").isZero();
        assertThat(postgres.published(AppointmentRescheduled.class))
                .anySatisfy(event -> assertThat(event.appointmentId()).isEqualTo(first.id()));
        assertThat(desk.overlaps()).isZero();
    }

    @Test
    void givesADeclinedTimeToOthersAndWaitsForAnotherDecision() {
        book(peter, NINE);
        begin();

        decide.decline(only().id(), only().version(), receptionist);

        assertThat(desk.book(hospital.patient("Eva"), colleague, NINE).status()).isEqualTo(Status.BOOKED);
        assertThat(state()).isEqualTo(State.OPEN);
        assertThatThrownBy(() -> decide.accept(only().id(), null, receptionist)).hasMessageContaining("declined");
        decide.chooseAnotherTime(only().id(), at(TEN), null, receptionist);
        assertThat(state()).isEqualTo(State.SETTLED);
    }

    @Test
    void doesNotMoveTwiceNorOnAnOldVersion() {
        book(peter, NINE);
        book(hospital.patient("Eva"), TEN);
        begin();
        ProposalView proposal = all().getFirst();
        assertThatThrownBy(() -> decide.accept(proposal.id(), proposal.version() + 1, receptionist))
                .isInstanceOf(Failure.StaleVersion.class);
        decide.accept(proposal.id(), proposal.version(), receptionist);

        assertThatThrownBy(() -> decide.accept(proposal.id(), null, receptionist))
                .isInstanceOf(Proposal.AlreadyDecided.class);
        assertThatThrownBy(() -> decide.cancel(proposal.id(), null, "late", receptionist))
                .isInstanceOf(Proposal.AlreadyDecided.class);
        assertThatThrownBy(() -> decide.accept(UUID.randomUUID(), null, receptionist))
                .isInstanceOf(Failure.NotFound.class);
    }

    @Test
    void refusesBookingsWithADoctorWhoIsLeaving() {
        hospital.leaving(leaving, true);

        assertThatThrownBy(() -> book(peter, NINE)).hasMessageContaining("leaving");
    }

    @Test
    void hasOneWinnerWhenManyDecideAtOnce() throws Exception {
        Appointment appointment = book(peter, NINE);
        begin();
        ProposalView proposal = only();

        long won = winners(IntStream.range(0, 8)
                .<Runnable>mapToObj(i -> i % 2 == 0
                        ? () -> decide.accept(proposal.id(), proposal.version(), receptionist)
                        : () -> decide.cancel(proposal.id(), proposal.version(), "instead", receptionist))
                .toList());

        assertThat(won).isEqualTo(1);
        assertThat(desk.stored(appointment.id()).version()).isEqualTo(2);
        assertThat(desk.overlaps()).isZero();
        assertThat(held()).isZero();
    }

    @Test
    void putsEverythingBackHoweverFarItHasCome() {
        Appointment moved = book(peter, NINE);
        Appointment cancelled = book(hospital.patient("Eva"), TEN);
        book(hospital.patient("Otto"), "2026-03-03T10:30:00Z");
        begin();
        decide.accept(all().getFirst().id(), null, receptionist);
        decide.cancel(all().get(1).id(), null, "Prefers her GP", receptionist);

        refuse();

        assertThat(all()).extracting(ProposalView::state).containsExactly("put-back", "put-back", "released");
        assertThat(desk.stored(moved.id()).place()).isEqualTo(moved.place());
        assertThat(desk.stored(moved.id()).period()).isEqualTo(moved.period());
        assertThat(desk.stored(cancelled.id()).status())
                .as("calling off is final")
                .isEqualTo(Status.CANCELLED);
        Appointment anew = desk.stored(all().get(1).bookedAnewAs());
        assertThat(anew.status()).isEqualTo(Status.BOOKED);
        assertThat(anew.period()).isEqualTo(cancelled.period());
        assertThat(anew.patientId()).isEqualTo(cancelled.patientId());
        assertThat(held()).isZero();
        assertThat(state()).isEqualTo(State.REVERSED);
        assertThat(postgres.published(AppointmentsPutBack.class)).contains(new AppointmentsPutBack(id, leaving));
    }

    @Test
    void saysWhatCannotBePutBack() {
        UUID otto = hospital.patient("Otto");
        book(peter, NINE);
        Appointment changed = book(hospital.patient("Eva"), TEN);
        book(otto, "2026-03-03T11:00:00Z");
        begin();
        decide.accept(all().get(0).id(), null, receptionist);
        decide.accept(all().get(1).id(), null, receptionist);
        decide.chooseAnotherTime(all().get(2).id(), at("2026-03-03T11:30:00Z"), null, receptionist);
        desk.rescheduleAppointment.reschedule(
                changed.id(), at("2026-03-03T10:30:00Z"), null, receptionist, null, (transaction, moved) -> {});
        UUID skin = hospital.doctor(UUID.randomUUID(), "Dr. Skin", List.of("dermatology"));
        hospital.duty(skin, "2026-03-03T09:00:00Z", "2026-03-03T12:00:00Z");
        desk.book(otto, skin, "2026-03-03T11:00:00Z");

        refuse();

        assertThat(all()).extracting(ProposalView::state).containsExactly("put-back", "kept", "kept");
        assertThat(all()).extracting(ProposalView::note).containsExactly(null, "changed-since", "time-taken");
        assertThat(state()).isEqualTo(State.REVERSED);
        assertThat(desk.overlaps()).isZero();
    }

    @Test
    void doesNotBringBackWhatLiesInThePast() {
        Appointment moved = book(peter, NINE);
        begin();
        decide.chooseAnotherTime(only().id(), at("2026-03-03T11:30:00Z"), null, receptionist);

        clock.moveTo(Instant.parse("2026-03-03T09:10:00Z"));
        refuse();

        assertThat(only().state()).isEqualTo("kept");
        assertThat(only().note()).isEqualTo("in-the-past");
        assertThat(desk.stored(moved.id()).place().doctorId()).isEqualTo(colleague);
    }

    @Test
    void takesNoDecisionsOnceItIsRefused() {
        book(peter, NINE);
        begin();
        UUID proposal = only().id();
        hear(new BeginPuttingBack.Fact(id, leaving));

        assertThatThrownBy(() -> decide.accept(proposal, null, receptionist)).hasMessageContaining("undone");
        jobs().all();
        assertThat(only().state()).isEqualTo("released");
    }

    @Test
    void anAcceptanceAndARefusalAtOnceLeaveNothingHalfDone() throws Exception {
        for (int round = 0; round < 10; round++) {
            id = Ids.next();
            open();
            Appointment appointment = book(peter, NINE);
            begin();
            UUID proposal = only().id();

            winners(List.of(
                    () -> decide.accept(proposal, null, receptionist),
                    () -> hear(new BeginPuttingBack.Fact(id, leaving))));
            jobs().all();

            assertThat(only().state()).isIn("put-back", "released");
            assertThat(desk.stored(appointment.id()).place()).isEqualTo(appointment.place());
            assertThat(held()).isZero();
            assertThat(state()).isEqualTo(State.REVERSED);
        }
    }

    @Test
    void doesNothingForADepartureThatIsRefusedBeforeItIsHeardOf() {
        book(peter, NINE);
        hear(new BeginPuttingBack.Fact(id, leaving));
        begin();

        assertThat(all()).isEmpty();
        assertThat(held()).isZero();
        assertThat(state()).isEqualTo(State.REVERSED);
    }

    @Test
    void forgetsWhatWasChangedElsewhereAndProposesWhatWasBookedAtTheLastMoment() {
        Appointment cancelled = book(peter, NINE);
        begin();
        desk.rescheduleAppointment.reschedule(
                cancelled.id(), at("2026-03-03T11:30:00Z"), null, receptionist, null, (transaction, moved) -> {});
        book(hospital.patient("Late"), TEN);
        var watch = new WatchDepartures(settle, postgres.database(), clock);

        watch.run();
        jobs().all();

        assertThat(all()).extracting(ProposalView::state).containsExactly("lapsed", "open");
        assertThat(held()).isEqualTo(1);
        assertThat(state()).isEqualTo(State.OPEN);
        clock.moveTo(Instant.parse("2026-03-03T10:00:00Z"));
        watch.run();
        assertThat(state()).as("it has begun, with the doctor who leaves").isEqualTo(State.SETTLED);
    }

    @Test
    void goesOnWhereARunWasCutOff() {
        for (int hour = 9; hour < 12; hour++) {
            book(hospital.patient("P" + hour), "2026-03-03T%02d:00:00Z".formatted(hour));
        }
        begin();
        List<UUID> first = all().stream().map(ProposalView::id).toList();
        propose.run(id.toString(), new ProposeOtherTimes.Task(id));
        propose.run(id.toString(), new ProposeOtherTimes.Task(id));
        assertThat(all()).extracting(ProposalView::id).containsExactlyElementsOf(first);
        assertThat(held()).isEqualTo(3);

        refuse();
        putBack.run(id.toString(), new PutBack.Task(id));
        assertThat(postgres.published(AppointmentsPutBack.class))
                .filteredOn(event -> event.departureId().equals(id))
                .hasSize(1);
    }

    @Test
    void recordsWhoSawAndWhoDecided() {
        Appointment appointment = book(peter, NINE);
        begin();
        decide.decline(only().id(), null, receptionist);

        assertThat(postgres.recorded()).anySatisfy(record -> {
            assertThat(record.action()).isEqualTo("appointments:decline-proposal");
            assertThat(record.patientId()).isEqualTo(peter);
            assertThat(record.resourceId()).isEqualTo(appointment.id().toString());
        });
        assertThat(postgres.recorded()).anySatisfy(record -> {
            assertThat(record.action()).isEqualTo("appointments:read-proposals");
            assertThat(record.detail()).contains(peter.toString());
        });
        assertThat(proposals.underWay())
                .filteredOn(summary -> summary.id().equals(id))
                .singleElement()
                .satisfies(summary -> {
                    assertThat(summary.declined()).isEqualTo(1);
                    assertThat(summary.doctorName()).isEqualTo("Dr. Winter");
                });
    }

    private Appointment book(UUID patient, String start) {
        return desk.book(patient, leaving, start);
    }

    private void begin() {
        database()
                .run(transaction -> new BeginSettling(clock).handle(transaction, new BeginSettling.Fact(id, leaving)));
        jobs().all();
    }

    private void hear(BeginPuttingBack.Fact fact) {
        database().run(transaction -> new BeginPuttingBack(clock).handle(transaction, fact));
    }

    private void refuse() {
        hear(new BeginPuttingBack.Fact(id, leaving));
        jobs().all();
    }

    private DueJobs jobs() {
        return new DueJobs(database(), clock, List.of(propose, putBack));
    }

    private List<ProposalView> all() {
        return proposals.list(leaving, null, PageQuery.first(100), receptionist).data();
    }

    private ProposalView only() {
        assertThat(all()).hasSize(1);
        return all().getFirst();
    }

    private State state() {
        return database()
                .write(transaction -> Departures.lock(transaction.handle(), id))
                .state();
    }

    private long held() {
        return database()
                .read(handle -> handle.createQuery(
                                "SELECT count(*) FROM appointments.appointment WHERE status = 'held' AND held_by = :id")
                        .bind("id", id)
                        .mapTo(Long.class)
                        .one());
    }

    private RescheduleForm at(String start) {
        return new RescheduleForm(Instant.parse(start), colleague, null, null, null);
    }

    private static Database database() {
        return postgres.database();
    }

    /** How many of these, run at once, were not refused. */
    private static long winners(List<Runnable> attempts) throws Exception {
        var outcomes = new ArrayList<Callable<Boolean>>();
        for (Runnable attempt : attempts) {
            outcomes.add(() -> {
                try {
                    attempt.run();
                    return true;
                } catch (Failure e) {
                    return false;
                }
            });
        }
        long won = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var each : threads.invokeAll(outcomes)) {
                won += each.get() ? 1 : 0;
            }
        }
        return won;
    }
}
