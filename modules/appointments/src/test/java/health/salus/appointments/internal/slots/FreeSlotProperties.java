package health.salus.appointments.internal.slots;

import static org.assertj.core.api.Assertions.assertThat;

import health.salus.appointments.internal.appointment.Period;
import health.salus.appointments.internal.catalogue.AppointmentType;
import health.salus.doctors.AvailabilityInterval;
import health.salus.doctors.AvailabilityKind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What must hold of free slots in every zone, on every day, however much is taken already. */
class FreeSlotProperties {
    private static final UUID DOCTOR = UUID.randomUUID();
    private static final UUID LOCATION = UUID.randomUUID();

    /** Hours as they stand in a schedule, and what is taken of them. */
    record Week(ZoneId zone, List<AvailabilityInterval> duties, List<Period> taken, SlotLength length) {
        List<Period> slots() {
            return slots(window());
        }

        List<Period> slots(Period window) {
            var cutter = new SlotCutter(duties, duty -> taken, length, window);
            List<Period> cut = new ArrayList<>();
            cutter.forEachRemaining(each -> cut.add(each.time()));
            return cut;
        }

        Period window() {
            return new Period(
                    duties.getFirst().start().minusSeconds(60),
                    duties.getLast().end().plusSeconds(60));
        }
    }

    @Property(tries = 500)
    void everySlotCanBeBooked(@ForAll("weeks") Week week) {
        for (Period slot : week.slots()) {
            assertThat(week.duties()).anyMatch(duty -> slot.within(duty.start(), duty.end()));
            assertThat(week.taken()).noneMatch(slot::overlaps);
        }
    }

    @Property(tries = 500)
    void everySlotIsAsLongAsItSays(@ForAll("weeks") Week week) {
        for (Period slot : week.slots()) {
            AvailabilityInterval duty = week.duties().stream()
                    .filter(on -> slot.within(on.start(), on.end()))
                    .findFirst()
                    .orElseThrow();
            assertThat(slot.length()).isEqualTo(week.length().in(duty));
        }
    }

    @Property(tries = 500)
    void slotsComeInOrderAndOnlyOnce(@ForAll("weeks") Week week) {
        List<Instant> starts = week.slots().stream().map(Period::start).toList();

        assertThat(starts).isSorted();
        assertThat(new HashSet<>(starts)).hasSameSizeAs(starts);
    }

    @Property(tries = 500)
    void nothingFreeIsLeftOut(@ForAll("weeks") Week week) {
        HashSet<Period> slots = new HashSet<>(week.slots());
        for (AvailabilityInterval duty : week.duties()) {
            Duration step = week.length().step(duty);
            for (Instant start = duty.start(); ; start = start.plus(step)) {
                Period slot = Period.of(start, week.length().in(duty));
                if (slot.end().isAfter(duty.end())) {
                    break;
                }
                if (week.taken().stream().noneMatch(slot::overlaps)) {
                    assertThat(slots).contains(slot);
                }
            }
        }
    }

    @Property(tries = 300)
    void theSameSlotsAreOfferedWhateverTimeIsAskedFor(@ForAll("weeks") Week week, @ForAll int where) {
        List<Period> all = week.slots();
        long seconds = week.window().length().toSeconds();
        Instant middle = week.window().start().plusSeconds(Math.floorMod(where, seconds - 1) + 1);

        List<Period> halves = Stream.concat(
                        week.slots(new Period(week.window().start(), middle)).stream(),
                        week.slots(new Period(middle, week.window().end())).stream())
                .toList();

        assertThat(halves).isEqualTo(all);
    }

    @Example
    void aDayOfTwentyThreeHoursHasTwoSlotsLess() {
        assertThat(nightDuty("2026-03-29")).hasSize(6);
        assertThat(nightDuty("2026-03-30")).hasSize(8);
    }

    @Example
    void aDayOfTwentyFiveHoursHasTwoSlotsMore() {
        assertThat(nightDuty("2026-10-25")).hasSize(10);
    }

    /** Slots of half an hour between midnight and four by the clock on the wall in Berlin. */
    private static List<Period> nightDuty(String date) {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        LocalDate day = LocalDate.parse(date);
        var duty = duty(
                day.atStartOfDay(berlin).toInstant(),
                day.atTime(4, 0).atZone(berlin).toInstant(),
                berlin,
                30);
        return new Week(berlin, List.of(duty), List.of(), new SlotLength(null, null)).slots();
    }

    @Provide
    Arbitrary<Week> weeks() {
        Arbitrary<ZoneId> zones = Arbitraries.of(
                        ZoneId.getAvailableZoneIds().stream().sorted().toList())
                .map(ZoneId::of);
        Arbitrary<LocalDate> days = Arbitraries.integers()
                .between(0, 365 * 12)
                .map(day -> LocalDate.of(2020, 1, 1).plusDays(day));
        Arbitrary<Integer> slotMinutes = Arbitraries.of(5, 10, 15, 20, 30, 45, 60, 90);
        Arbitrary<SlotLength> lengths = Arbitraries.of(
                new SlotLength(null, null),
                new SlotLength(null, 25),
                new SlotLength(new AppointmentType("procedure", "Procedure", 60, null), null),
                new SlotLength(new AppointmentType("vaccination", "Vaccination", 10, null), null));
        Arbitrary<List<Integer>> hours =
                Arbitraries.integers().between(0, 23).list().ofMinSize(2).ofMaxSize(6);
        Arbitrary<List<Integer>> taken =
                Arbitraries.integers().between(0, 10_000).list().ofMaxSize(40);
        return Combinators.combine(zones, days, slotMinutes, lengths, hours, taken)
                .as(FreeSlotProperties::week);
    }

    /** Three days around one, with stretches of duty between the hours given, some of them over midnight. */
    private static Week week(
            ZoneId zone,
            LocalDate day,
            int slotMinutes,
            SlotLength length,
            List<Integer> hours,
            List<Integer> takenAt) {
        List<AvailabilityInterval> duties = new ArrayList<>();
        List<Integer> edges = hours.stream().distinct().sorted().toList();
        for (int ahead = -1; ahead <= 1; ahead++) {
            LocalDate on = day.plusDays(ahead);
            for (int i = 0; i + 1 < edges.size(); i += 2) {
                Instant start = on.atTime(edges.get(i), 0).atZone(zone).toInstant();
                Instant end = on.atTime(edges.get(i + 1), 0).atZone(zone).toInstant();
                if (start.isBefore(end)) {
                    duties.add(duty(start, end, zone, slotMinutes));
                }
            }
        }
        if (duties.isEmpty()) {
            Instant noon = day.atTime(LocalTime.NOON).atZone(zone).toInstant();
            duties.add(duty(noon, noon.plus(Duration.ofHours(3)), zone, slotMinutes));
        }
        duties.sort(Comparator.comparing(AvailabilityInterval::start));
        Instant first = duties.getFirst().start();
        List<Period> taken = takenAt.stream()
                .map(minute -> Period.of(first.plus(Duration.ofMinutes(minute)), Duration.ofMinutes(5 + minute % 60)))
                .sorted(Comparator.comparing(Period::start))
                .toList();
        return new Week(zone, duties, taken, length);
    }

    private static AvailabilityInterval duty(Instant start, Instant end, ZoneId zone, int slotMinutes) {
        return new AvailabilityInterval(
                DOCTOR, start, end, AvailabilityKind.WORKING, LOCATION, zone, null, slotMinutes, List.of(), null);
    }
}
