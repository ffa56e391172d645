package health.salus.patients.internal.access;

import health.salus.platform.data.Transaction;
import health.salus.platform.events.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Learns from appointments who looks after whom: the doctor and the department a patient is booked with. */
abstract class CareRelationships<T> implements EventHandler<T> {
    /** A patient with whom and where they were, are or will be. */
    record Visit(
            UUID patientId,
            @Nullable UUID doctorId,
            @Nullable UUID departmentId) {}

    /** Many visits of the past at once. */
    record Visits(List<Visit> visits) {}

    private final String event;
    private final Class<T> payload;

    CareRelationships(String event, Class<T> payload) {
        this.event = event;
        this.payload = payload;
    }

    @Override
    public String module() {
        return "patients";
    }

    @Override
    public String event() {
        return event;
    }

    @Override
    public Class<T> payload() {
        return payload;
    }

    static void remember(Transaction transaction, List<Visit> visits) {
        for (Visit visit : visits) {
            UUID[] carers = Stream.of(visit.doctorId(), visit.departmentId())
                    .filter(carer -> carer != null)
                    .toArray(UUID[]::new);
            transaction
                    .handle()
                    .createUpdate("""
                            INSERT INTO patients.care_relationship (patient_id, carer_id)
                            SELECT :patientId, unnest(:carers::uuid[]) ON CONFLICT DO NOTHING
                            """)
                    .bind("patientId", visit.patientId())
                    .bind("carers", carers)
                    .execute();
        }
    }

    /** An appointment begins the relationship. */
    @ApplicationScoped
    static class FromBooking extends CareRelationships<Visit> {
        FromBooking() {
            super("AppointmentBooked", Visit.class);
        }

        @Override
        public void handle(Transaction transaction, Visit visit) {
            remember(transaction, List.of(visit));
        }
    }

    /** It may have moved to another doctor. */
    @ApplicationScoped
    static class FromRescheduling extends CareRelationships<Visit> {
        FromRescheduling() {
            super("AppointmentRescheduled", Visit.class);
        }

        @Override
        public void handle(Transaction transaction, Visit visit) {
            remember(transaction, List.of(visit));
        }
    }

    /** Visits another system knew of count as well. */
    @ApplicationScoped
    static class FromImport extends CareRelationships<Visits> {
        FromImport() {
            super("PastVisitsImported", Visits.class);
        }

        @Override
        public void handle(Transaction transaction, Visits visits) {
            remember(transaction, visits.visits());
        }
    }
}
