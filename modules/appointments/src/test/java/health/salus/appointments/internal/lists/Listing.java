package health.salus.appointments.internal.lists;

import health.salus.appointments.internal.hospital.PatientRegister;
import health.salus.appointments.internal.hospital.Rooms;
import health.salus.appointments.internal.hospital.Staff;

/** Makes what shows appointments. */
public final class Listing {
    private Listing() {}

    public static Views views(PatientRegister patients, Staff staff, Rooms rooms) {
        return new Views(patients, staff, rooms);
    }
}
