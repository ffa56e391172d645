package health.salus.appointments.internal.slots;

import health.salus.appointments.internal.appointment.Period;
import health.salus.platform.cache.Cache;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What lies on the days of doctors and rooms, remembered for each of them and day (of UTC: a day here is only a portion).
 * What is missing for all of them is loaded at once.
 */
final class DayCache<V> {
    private static final long SECONDS = Duration.ofDays(1).toSeconds();

    /** Reads what overlaps this time, whole, for each id. */
    interface Loader<V> {
        Map<UUID, List<V>> load(Collection<UUID> ids, Period time);
    }

    /** A day of a doctor or a room, counted from 1970. */
    record Day(UUID id, long number) {}

    private final Cache<Day, List<V>> days;
    private final Function<V, Period> time;
    private final Loader<V> loader;

    DayCache(Cache<Day, List<V>> days, Function<V, Period> time, Loader<V> loader) {
        this.days = days;
        this.time = time;
        this.loader = loader;
    }

    /** What overlaps these days for each of these ids, by start. */
    Map<UUID, List<V>> between(Collection<UUID> ids, Period window) {
        List<Day> wanted = ids.stream()
                .flatMap(id -> numbers(window).mapToObj(number -> new Day(id, number)))
                .toList();
        long first = number(window.start());
        Map<UUID, List<V>> found = new HashMap<>();
        days.getAll(wanted, this::load).forEach((day, values) -> {
            List<V> all = found.computeIfAbsent(day.id(), id -> new ArrayList<>());
            for (V value : values) {
                // What reaches over midnight lies on both days and is taken from the first of them.
                if (day.number() == first
                        || day.number() == number(time.apply(value).start())) {
                    all.add(value);
                }
            }
        });
        return found;
    }

    /** What is remembered of these days of one of them; nothing is loaded. */
    Stream<V> known(UUID id, Period window) {
        return numbers(window)
                .mapToObj(number -> days.known(new Day(id, number)))
                .flatMap(Optional::stream)
                .flatMap(List::stream);
    }

    void drop(UUID id, Period changed) {
        numbers(changed).forEach(number -> days.drop(new Day(id, number)));
    }

    void drop(UUID id) {
        days.dropIf(day -> day.id().equals(id));
    }

    void clear() {
        days.dropAll();
    }

    private Map<Day, List<V>> load(List<Day> missing) {
        long first = missing.stream().mapToLong(Day::number).min().orElseThrow();
        long last = missing.stream().mapToLong(Day::number).max().orElseThrow();
        List<UUID> ids = missing.stream().map(Day::id).distinct().toList();
        Map<Day, List<V>> loaded = new HashMap<>();
        missing.forEach(day -> loaded.put(day, new ArrayList<>()));
        loader.load(ids, new Period(start(first), start(last + 1)))
                .forEach((id, values) -> values.stream()
                        .sorted(Comparator.comparing(value -> time.apply(value).start()))
                        .forEach(value -> numbers(time.apply(value)).forEach(number -> {
                            List<V> day = loaded.get(new Day(id, number));
                            if (day != null) {
                                day.add(value);
                            }
                        })));
        // As small as they can be: most days of most doctors stay here for a while, and many are empty.
        loaded.replaceAll((day, values) -> List.copyOf(values));
        return loaded;
    }

    private static LongStream numbers(Period time) {
        return LongStream.rangeClosed(number(time.start()), number(time.end().minusNanos(1)));
    }

    private static long number(Instant instant) {
        return Math.floorDiv(instant.getEpochSecond(), SECONDS);
    }

    private static Instant start(long number) {
        return Instant.ofEpochSecond(number * SECONDS);
    }
}
