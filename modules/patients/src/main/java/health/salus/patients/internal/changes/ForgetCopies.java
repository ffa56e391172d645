package health.salus.patients.internal.changes;

import health.salus.platform.events.EventObserver;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Drops copies of what another process changed. */
abstract class ForgetCopies implements EventObserver<ForgetCopies.Changed> {
    /** Any event about one patient. */
    record Changed(UUID patientId) {}

    private final String event;
    private final RecordCopies copies;

    ForgetCopies(String event, RecordCopies copies) {
        this.event = event;
        this.copies = copies;
    }

    @Override
    public String event() {
        return event;
    }

    @Override
    public Class<Changed> payload() {
        return Changed.class;
    }

    @Override
    public void observe(Changed changed) {
        copies.drop(changed.patientId());
    }

    /** After a change of data. */
    @Singleton
    static class OnChange extends ForgetCopies {
        OnChange(RecordCopies copies) {
            super("PatientChanged", copies);
        }
    }

    /** After a deactivation. */
    @Singleton
    static class OnDeactivation extends ForgetCopies {
        OnDeactivation(RecordCopies copies) {
            super("PatientDeactivated", copies);
        }
    }

    /** After a reactivation. */
    @Singleton
    static class OnReactivation extends ForgetCopies {
        OnReactivation(RecordCopies copies) {
            super("PatientReactivated", copies);
        }
    }
}
