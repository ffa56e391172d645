package health.salus.appointments.internal.hospital;

import static org.assertj.core.api.Assertions.assertThat;

import health.salus.appointments.internal.hospital.HospitalChanges.OfDoctor;
import health.salus.appointments.internal.hospital.HospitalChanges.OfRoom;
import health.salus.departments.RoomView;
import health.salus.doctors.DoctorSummary;
import health.salus.platform.testkit.TestCaches;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HospitalChangesTest {
    private final Hospital hospital = new Hospital();
    private final Staff staff = hospital.staff(TestCaches.caches());
    private final Rooms rooms = hospital.rooms(TestCaches.caches());
    private final HospitalChanges changes = new HospitalChanges();

    @Test
    void aDoctorIsRememberedUntilTheyChange() {
        UUID doctor = hospital.doctor("Dr. Winter");
        assertThat(staff.find(doctor)).get().returns(true, DoctorSummary::active);
        assertThat(staff.in("cardiology", null)).hasSize(1);

        hospital.dismiss(doctor);
        assertThat(staff.find(doctor)).get().returns(true, DoctorSummary::active);

        changes.changed(staff).observe(new OfDoctor(doctor));
        assertThat(staff.find(doctor)).get().returns(false, DoctorSummary::active);
        assertThat(staff.in("cardiology", null)).isEmpty();
    }

    @Test
    void aNewDoctorIsFoundInTheirSpecialty() {
        assertThat(staff.in("cardiology", null)).isEmpty();

        UUID doctor = hospital.doctor("Dr. Winter");
        changes.registered(staff).observe(new OfDoctor(doctor));

        assertThat(staff.in("cardiology", null)).hasSize(1);
    }

    @Test
    void aRoomIsRememberedUntilItChanges() {
        UUID room = hospital.room("Room 1");
        assertThat(rooms.find(room)).get().returns("Room 1", RoomView::name);

        hospital.rename(room, "Room 2");
        assertThat(rooms.find(room)).get().returns("Room 1", RoomView::name);

        changes.roomChanged(rooms).observe(new OfRoom(room));
        assertThat(rooms.find(room)).get().returns("Room 2", RoomView::name);
    }
}
