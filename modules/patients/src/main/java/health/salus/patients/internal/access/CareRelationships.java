package health.salus.patients.internal.access;

import health.salus.platform.data.Transaction;
import health.salus.platform.events.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
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
        var patients = new ArrayList<UUID>();
        var carers = new ArrayList<UUID>();
        for (Visit visit : visits) {
            Stream.of(visit.doctorId(), visit.departmentId())
                    .filter(carer -> carer != null)
                    .forEach(carer -> {
                        patients.add(visit.patientId());
                        carers.add(carer);
                    });
        }
        transaction
                .handle()
                .createUpdate("""
                        INSERT INTO patients.care_relationship (patient_id, carer_id)
                        SELECT * FROM unnest(:patients::uuid[], :carers::uuid[]) ON CONFLICT DO NOTHING
                        """)
                .bind("patients", patients.toArray(UUID[]::new))
                .bind("carers", carers.toArray(UUID[]::new))
                .execute();
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

        @Override
        public void handleAll(Transaction transaction, List<Visit> visits) {
            remember(transaction, visits);
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

        @Override
        public void handleAll(Transaction transaction, List<Visit> visits) {
            remember(transaction, visits);
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
