package health.salus.appointments.internal.catalogue;

import health.salus.platform.cache.Cache;
import health.salus.platform.cache.Caches;
import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import health.salus.platform.web.Failure;
import health.salus.platform.web.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The catalogue of what patients come for. */
@ApplicationScoped
public class AppointmentTypes {
    /** What an appointment is when nobody says what it is for. */
    public static final String USUAL = "consultation";

    private final Cache<String, List<AppointmentType>> catalogue;
    private final Database database;

    AppointmentTypes(@Schema("appointments") Database database, Caches caches) {
        this.database = database;
        this.catalogue = caches.cache("appointment types", Duration.ofMinutes(1), 1);
    }

    /** Those that can be booked, in the order in which they are shown. */
    public List<AppointmentType> all() {
        return catalogue.get("", whole -> database.read(AppointmentTypes::active));
    }

    /**
     * The type with this code; null when none is asked for.
     *
     * @throws Failure.RuleBroken when it is not in the catalogue
     */
    public @Nullable AppointmentType named(@Nullable String code) {
        if (code == null) {
            return null;
        }
        return all().stream()
                .filter(type -> type.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new Failure.RuleBroken(
                        "unknown-appointment-type",
                        "There is no such kind of appointment.",
                        new FieldError("/type", "unknown", "Choose one of the appointment types.")));
    }

    private static List<AppointmentType> active(Handle handle) {
        return handle.createQuery("""
                        SELECT code, name, minutes, colour FROM appointments.appointment_type
                        WHERE active ORDER BY position, code""")
                .map((row, context) -> new AppointmentType(
                        row.getString("code"), row.getString("name"), row.getInt("minutes"), row.getString("colour")))
                .list();
    }
}
