package health.salus.appointments.internal.booking;

import static health.salus.appointments.internal.appointment.AppointmentRow.at;

import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import health.salus.platform.targets.Targets;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Shows as {@code active_appointments} how many appointments stand and are not over. */
@ApplicationScoped
class ActiveAppointments {
    private static final Duration FRESH = Duration.ofSeconds(30);

    private final Database database;
    private final Clock clock;
    private Instant counted = Instant.EPOCH;
    private double active;

    ActiveAppointments(@Schema("appointments") Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void register(@Observes StartupEvent event, MeterRegistry registry, Targets targets) {
        if (targets.include("appointments")) {
            Gauge.builder("active_appointments", this, ActiveAppointments::count)
                    .description("Appointments that are booked, confirmed, checked in or in progress and not over")
                    .register(registry);
        }
    }

    /** Counted at most every half minute, however often somebody looks. */
    private synchronized double count() {
        Instant now = clock.instant();
        if (counted.plus(FRESH).isBefore(now)) {
            active = database.read(handle -> handle.createQuery("""
                            SELECT count(*) FROM appointments.appointment
                            WHERE starts_at > :now - interval '24 hours' AND ends_at > :now
                              AND status IN ('booked', 'confirmed', 'checked-in', 'in-progress')""")
                    .bind("now", at(now))
                    .mapTo(Long.class)
                    .one());
            counted = now;
        }
        return active;
    }
}
