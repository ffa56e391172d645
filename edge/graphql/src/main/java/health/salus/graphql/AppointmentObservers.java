package health.salus.graphql;

import health.salus.appointments.AppointmentBooked;
import health.salus.appointments.AppointmentCancelled;
import health.salus.appointments.AppointmentCheckedIn;
import health.salus.appointments.AppointmentCompleted;
import health.salus.appointments.AppointmentConfirmed;
import health.salus.appointments.AppointmentEnteredInError;
import health.salus.appointments.AppointmentEvent;
import health.salus.appointments.AppointmentNoShow;
import health.salus.appointments.AppointmentReinstated;
import health.salus.appointments.AppointmentRescheduled;
import health.salus.appointments.AppointmentStarted;
import health.salus.platform.events.EventObserver;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Hears of what happens to appointments, wherever it happens. */
@Singleton
class AppointmentObservers {
    private final AppointmentChanges changes;

    AppointmentObservers(AppointmentChanges changes) {
        this.changes = changes;
    }

    private record Observer<T extends AppointmentEvent>(Class<T> payload, AppointmentChanges changes)
            implements EventObserver<T> {
        @Override
        public String event() {
            return payload.getSimpleName();
        }

        @Override
        public void observe(T event) {
            throw new IllegalStateException("An event is told with its id");
        }

        @Override
        public void observe(UUID eventId, T event) {
            changes.hear(eventId, event);
        }
    }

    @Produces
    @Singleton
    EventObserver<AppointmentBooked> booked() {
        return new Observer<>(AppointmentBooked.class, changes);
    }

    @Produces
    @Singleton
    EventObserver<AppointmentCheckedIn> checkedIn() {
        return new Observer<>(AppointmentCheckedIn.class, changes);
    }

    @Produces
    @Singleton
    EventObserver<AppointmentCancelled> cancelled() {
        return new Observer<>(AppointmentCancelled.class, changes);
    }

    @Produces
    @Singleton
    EventObserver<AppointmentConfirmed> confirmed() {
        return new Observer<>(AppointmentConfirmed.class, changes);
    }

    @Produces
    @Singleton
    EventObserver<AppointmentCompleted> completed() {
        return new Observer<>(AppointmentCompleted.class, changes);
    }

    @Produces
    @Singleton
    EventObserver<AppointmentEnteredInError> enteredInError() {
        return new Observer<>(AppointmentEnteredInError.class, changes);
    }

    @Produces
    @Singleton
    EventObserver<AppointmentNoShow> noShow() {
        return new Observer<>(AppointmentNoShow.class, changes);
    }

    @Produces
    @Singleton
    EventObserver<AppointmentReinstated> reinstated() {
        return new Observer<>(AppointmentReinstated.class, changes);
    }

    @Produces
    @Singleton
    EventObserver<AppointmentRescheduled> rescheduled() {
        return new Observer<>(AppointmentRescheduled.class, changes);
    }

    @Produces
    @Singleton
    EventObserver<AppointmentStarted> started() {
        return new Observer<>(AppointmentStarted.class, changes);
    }
}
