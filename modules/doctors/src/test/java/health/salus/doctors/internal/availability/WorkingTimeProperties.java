package health.salus.doctors.internal.availability;

import static org.assertj.core.api.Assertions.assertThat;

import health.salus.doctors.AvailabilityInterval;
import health.salus.doctors.AvailabilityKind;
import health.salus.doctors.internal.schedule.Break;
import health.salus.doctors.internal.schedule.ScheduleEntry;
import health.salus.doctors.internal.schedule.Weekday;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/** What holds for every zone of the world, on the days its clocks are changed and on the others. */
class WorkingTimeProperties {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final int MINUTES_A_DAY = 1440;

    @Example
    void aDoctorWhoAlwaysWorksIsThereAtEveryMomentOnceWhateverTheClockDoes() {
        for (String zone : ZoneId.getAvailableZoneIds()) {
            for (ZoneOffsetTransition change : changes(ZoneId.of(zone))) {
                Instant from = change.getInstant().minus(Duration.ofHours(50));
                Instant to = change.getInstant().plus(Duration.ofHours(50));
                var intervals =
                        WorkingTime.of(Weeks.roster(Weeks.everyDay("05:30", "05:30")), Weeks.at(zone), from, to);
                assertThat(intervals).as("%s %s", zone, change).hasSize(1);
                assertThat(intervals.getFirst().start()).isEqualTo(from);
                assertThat(intervals.getFirst().end()).isEqualTo(to);
            }
        }
    }

    @Property(tries = 2000)
    void intervalsFollowEachOtherWithoutOverlap(
            @ForAll("changes") Tuple2<String, ZoneOffsetTransition> where, @ForAll("weeks") List<ScheduleEntry> week) {
        Instant from = where.get2().getInstant().minus(Duration.ofDays(4));
        Instant to = from.plus(Duration.ofDays(9));
        Instant end = from;
        for (AvailabilityInterval interval : WorkingTime.of(Weeks.roster(week), Weeks.at(where.get1()), from, to)) {
            assertThat(interval.start()).isAfterOrEqualTo(end);
            assertThat(interval.end()).isAfter(interval.start()).isBeforeOrEqualTo(to);
            end = interval.end();
        }
    }

    /** Away from the change itself, being at work is what the clock on the wall says. */
    @Property(tries = 2000)
    void worksExactlyWhenTheClockSaysSo(
            @ForAll("changes") Tuple2<String, ZoneOffsetTransition> where,
            @ForAll("weeks") List<ScheduleEntry> week,
            @ForAll("minutes") int minute) {
        ZoneRules rules = ZoneId.of(where.get1()).getRules();
        Instant moment = where.get2().getInstant().plus(Duration.ofMinutes(minute));
        var reading = moment.atOffset(rules.getOffset(moment)).toLocalDateTime();
        if (rules.getValidOffsets(reading).size() != 1) {
            return;
        }
        boolean scheduled = week.stream()
                .anyMatch(entry -> Stream.of(0, 1).anyMatch(daysAgo -> {
                    var day = reading.toLocalDate().minusDays(daysAgo);
                    var start = day.atTime(entry.start());
                    boolean inEntry = !reading.isBefore(start) && reading.isBefore(start.plus(entry.length()));
                    boolean inBreak = entry.breaks().stream()
                            .anyMatch(pause -> !reading.isBefore(start.plus(entry.untilStartOf(pause)))
                                    && reading.isBefore(start.plus(entry.untilEndOf(pause))));
                    return day.getDayOfWeek() == entry.weekday().day() && inEntry && !inBreak;
                }));
        boolean working = WorkingTime.of(
                        Weeks.roster(week), Weeks.at(where.get1()), moment.minusSeconds(60), moment.plusSeconds(60))
                .stream()
                .anyMatch(interval -> interval.kind() == AvailabilityKind.WORKING
                        && !moment.isBefore(interval.start())
                        && moment.isBefore(interval.end()));
        assertThat(working).isEqualTo(scheduled);
    }

    /** Asking for two halves gives the same time as asking for the whole. */
    @Property(tries = 1000)
    void doesNotDependOnWhereTheQuestionIsCut(
            @ForAll("changes") Tuple2<String, ZoneOffsetTransition> where,
            @ForAll("weeks") List<ScheduleEntry> week,
            @ForAll("minutes") int minute) {
        Instant middle = where.get2().getInstant().plus(Duration.ofMinutes(minute));
        Instant from = middle.minus(Duration.ofDays(8));
        Instant to = middle.plus(Duration.ofDays(8));
        assertThat(total(week, where.get1(), from, middle).plus(total(week, where.get1(), middle, to)))
                .isEqualTo(total(week, where.get1(), from, to));
    }

    private static Duration total(List<ScheduleEntry> week, String zone, Instant from, Instant to) {
        return WorkingTime.of(Weeks.roster(week), Weeks.at(zone), from, to).stream()
                .filter(interval -> interval.kind() == AvailabilityKind.WORKING)
                .map(interval -> Duration.between(interval.start(), interval.end()))
                .reduce(Duration.ZERO, Duration::plus);
    }

    @Provide
    Arbitrary<Tuple2<String, ZoneOffsetTransition>> changes() {
        var zones = ZoneId.getAvailableZoneIds().stream()
                .sorted()
                .filter(zone -> !changes(ZoneId.of(zone)).isEmpty())
                .toList();
        return Arbitraries.of(zones)
                .flatMap(zone -> Arbitraries.of(changes(ZoneId.of(zone))).map(change -> Tuple.of(zone, change)));
    }

    @Provide
    Arbitrary<Integer> minutes() {
        return Arbitraries.integers().between(-3 * MINUTES_A_DAY, 3 * MINUTES_A_DAY);
    }

    /** Weeks of stretches that do not overlap, of five minutes to a whole day, some over midnight, some with a break. */
    @Provide
    Arbitrary<List<ScheduleEntry>> weeks() {
        var minute =
                Arbitraries.integers().between(0, 7 * MINUTES_A_DAY / 5 - 1).map(five -> five * 5);
        return Combinators.combine(minute.set().ofMinSize(1).ofMaxSize(14), Arbitraries.randoms())
                .as((starts, random) -> {
                    List<Integer> sorted = starts.stream().sorted().toList();
                    List<ScheduleEntry> entries = new ArrayList<>();
                    for (int i = 0; i < sorted.size(); i++) {
                        int next = i + 1 < sorted.size() ? sorted.get(i + 1) : sorted.getFirst() + 7 * MINUTES_A_DAY;
                        int longest = Math.min(next - sorted.get(i), MINUTES_A_DAY);
                        entries.add(entry(sorted.get(i), 5 + 5 * random.nextInt(longest / 5), random.nextInt(3)));
                    }
                    return entries;
                });
    }

    private static ScheduleEntry entry(int start, int minutes, int breaks) {
        LocalTime first = LocalTime.MIN.plusMinutes(start);
        List<Break> pauses = breaks == 0 || minutes < 15
                ? List.of()
                : List.of(new Break(first.plusMinutes(5), first.plusMinutes(minutes - 5), null));
        return Weeks.entry(
                Weeks.LOCATION, Weekday.of(1 + start / MINUTES_A_DAY), first, first.plusMinutes(minutes), pauses);
    }

    /** Every change the zone is known to have made, and the next ones its rules foresee. */
    private static List<ZoneOffsetTransition> changes(ZoneId zone) {
        List<ZoneOffsetTransition> changes = new ArrayList<>(zone.getRules().getTransitions());
        var next = zone.getRules().nextTransition(NOW);
        for (int i = 0; i < 4 && next != null; i++) {
            changes.add(next);
            next = zone.getRules().nextTransition(next.getInstant());
        }
        return changes;
    }
}
