package health.salus.appointments.internal.hospital;

import health.salus.platform.events.EventObserver;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.function.Consumer;

/** Forgets what is remembered of doctors, rooms, locations and patients when one of them changes. */
@Dependent
class HospitalChanges {
    record OfDoctor(UUID doctorId) {}

    record OfRoom(UUID roomId) {}

    record OfLocation(UUID locationId) {}

    record OfPatient(UUID patientId) {}

    private record Forgetting<T>(String event, Class<T> payload, Consumer<T> effect) implements EventObserver<T> {
        @Override
        public void observe(T event) {
            effect.accept(event);
        }
    }

    @Produces
    @Singleton
    EventObserver<OfDoctor> registered(Staff staff) {
        return new Forgetting<>("DoctorRegistered", OfDoctor.class, event -> staff.forget(event.doctorId()));
    }

    @Produces
    @Singleton
    EventObserver<OfDoctor> changed(Staff staff) {
        return new Forgetting<>("DoctorChanged", OfDoctor.class, event -> staff.forget(event.doctorId()));
    }

    @Produces
    @Singleton
    EventObserver<OfRoom> roomChanged(Rooms rooms) {
        return new Forgetting<>("RoomChanged", OfRoom.class, event -> rooms.forgetRoom(event.roomId()));
    }

    @Produces
    @Singleton
    EventObserver<OfLocation> locationChanged(Rooms rooms) {
        return new Forgetting<>("LocationChanged", OfLocation.class, event -> rooms.forgetLocation(event.locationId()));
    }

    @Produces
    @Singleton
    EventObserver<OfPatient> patientChanged(PatientRegister patients) {
        return new Forgetting<>("PatientChanged", OfPatient.class, event -> patients.forget(event.patientId()));
    }

    @Produces
    @Singleton
    EventObserver<OfPatient> patientDeactivated(PatientRegister patients) {
        return new Forgetting<>("PatientDeactivated", OfPatient.class, event -> patients.forget(event.patientId()));
    }

    @Produces
    @Singleton
    EventObserver<OfPatient> patientReactivated(PatientRegister patients) {
        return new Forgetting<>("PatientReactivated", OfPatient.class, event -> patients.forget(event.patientId()));
    }
}
