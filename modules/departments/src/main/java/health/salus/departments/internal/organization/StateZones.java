package health.salus.departments.internal.organization;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The time zone in which most people of a state of the US live; some states have two, so somebody should look at locations
 * imported there.
 */
final class StateZones {
    private static final Map<String, ZoneId> ZONES = new HashMap<>();

    static {
        put("America/New_York", "CT DC DE FL GA IN KY MA MD ME MI NC NH NJ NY OH PA RI SC VA VT WV");
        put("America/Chicago", "AL AR IA IL KS LA MN MO MS ND NE OK SD TN TX WI");
        put("America/Denver", "CO ID MT NM UT WY");
        put("America/Phoenix", "AZ");
        put("America/Los_Angeles", "CA NV OR WA");
        put("America/Anchorage", "AK");
        put("Pacific/Honolulu", "HI");
        put("America/Puerto_Rico", "PR VI");
        put("Pacific/Guam", "GU MP");
        put("Pacific/Pago_Pago", "AS");
    }

    private StateZones() {}

    private static void put(String zone, String states) {
        for (String state : states.split(" ", -1)) {
            ZONES.put(state, ZoneId.of(zone));
        }
    }

    static Optional<ZoneId> of(@Nullable String state) {
        return Optional.ofNullable(state).map(code -> ZONES.get(code.toUpperCase(Locale.ROOT)));
    }
}
