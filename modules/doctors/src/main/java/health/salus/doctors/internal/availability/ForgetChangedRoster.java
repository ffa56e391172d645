package health.salus.doctors.internal.availability;

import health.salus.platform.events.EventObserver;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** A doctor's roster is read again after it was changed, also by another process. */
@ApplicationScoped
class ForgetChangedRoster implements EventObserver<ForgetChangedRoster.Changed> {
    private final Rosters rosters;

    ForgetChangedRoster(Rosters rosters) {
        this.rosters = rosters;
    }

    /** What it needs to know. */
    record Changed(UUID doctorId) {}

    @Override
    public String event() {
        return "DoctorChanged";
    }

    @Override
    public Class<Changed> payload() {
        return Changed.class;
    }

    @Override
    public void observe(Changed event) {
        rosters.drop(event.doctorId());
    }
}
