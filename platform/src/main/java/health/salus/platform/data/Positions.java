package health.salus.platform.data;

import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.replication.LogSequenceNumber;

/**
 * How far databases had been written at some moment: for each cluster a place in its log. Places of different clusters say
 * nothing about each other. As text {@code 5f3a9c21.0000000001a2b3c4}, several with commas between; within one cluster the
 * later place is also the greater text.
 */
public final class Positions {
    /** Nothing is known of any database. */
    public static final Positions NONE = new Positions(Map.of());

    private static final Pattern ENTRY = Pattern.compile("([0-9a-f]{8})\\.([0-9a-f]{16})");
    private static final int LONGEST = 1_000;

    private final Map<String, Long> places;

    private Positions(Map<String, Long> places) {
        this.places = places;
    }

    static Positions of(String cluster, LogSequenceNumber place) {
        return new Positions(Map.of(cluster, place.asLong()));
    }

    /** What a client says; what cannot be read of it is as if it had not been said. */
    public static Positions parse(@Nullable String text) {
        if (text == null || text.length() > LONGEST) {
            return NONE;
        }
        var places = new TreeMap<String, Long>();
        for (String entry : text.split(",", -1)) {
            var matcher = ENTRY.matcher(entry.strip());
            if (matcher.matches()) {
                places.merge(matcher.group(1), Long.parseUnsignedLong(matcher.group(2), 16), Positions::later);
            }
        }
        return new Positions(places);
    }

    /** Of each cluster the later place. */
    public Positions and(Positions others) {
        var both = new TreeMap<>(places);
        others.places.forEach((cluster, place) -> both.merge(cluster, place, Positions::later));
        return new Positions(both);
    }

    OptionalLong in(String cluster) {
        Long place = places.get(cluster);
        return place == null ? OptionalLong.empty() : OptionalLong.of(place);
    }

    public boolean isEmpty() {
        return places.isEmpty();
    }

    private static long later(long one, long other) {
        return Long.compareUnsigned(one, other) >= 0 ? one : other;
    }

    @Override
    public String toString() {
        return places.entrySet().stream()
                .map(place -> "%s.%016x".formatted(place.getKey(), place.getValue()))
                .collect(Collectors.joining(","));
    }
}
