package health.salus.doctors.internal.availability;

import health.salus.platform.events.EventObserver;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Locations are read again after one was changed. */
@ApplicationScoped
class ForgetPlaces implements EventObserver<ForgetPlaces.Changed> {
    private final Places places;

    ForgetPlaces(Places places) {
        this.places = places;
    }

    /** What it needs to know. */
    record Changed(UUID locationId) {}

    @Override
    public String event() {
        return "LocationChanged";
    }

    @Override
    public Class<Changed> payload() {
        return Changed.class;
    }

    @Override
    public void observe(Changed event) {
        places.dropAll();
    }
}
