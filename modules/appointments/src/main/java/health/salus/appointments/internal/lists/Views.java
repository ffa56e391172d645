package health.salus.appointments.internal.lists;

import health.salus.appointments.AppointmentView;
import health.salus.appointments.AppointmentView.DoctorName;
import health.salus.appointments.AppointmentView.OverrideNote;
import health.salus.appointments.AppointmentView.PatientName;
import health.salus.appointments.internal.appointment.Appointment;
import health.salus.appointments.internal.appointment.Overbooking;
import health.salus.appointments.internal.appointment.Place;
import health.salus.appointments.internal.appointment.Status;
import health.salus.appointments.internal.hospital.PatientRegister;
import health.salus.appointments.internal.hospital.Rooms;
import health.salus.appointments.internal.hospital.Staff;
import health.salus.departments.RoomView;
import health.salus.doctors.DoctorSummary;
import health.salus.patients.PatientSummary;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts names to appointments, with one question to each other module however many there are. */
@ApplicationScoped
public class Views {
    private final PatientRegister patients;
    private final Staff staff;
    private final Rooms rooms;

    Views(PatientRegister patients, Staff staff, Rooms rooms) {
        this.patients = patients;
        this.staff = staff;
        this.rooms = rooms;
    }

    public AppointmentView of(Appointment appointment) {
        return names(appointment).of(appointment);
    }

    public List<AppointmentView> of(List<Appointment> appointments) {
        Names names = names(appointments);
        return appointments.stream().map(names::of).toList();
    }

    /** What an appointment will need for its view, asked for before the transaction that stores it. */
    public Names names(Appointment appointment) {
        return names(List.of(appointment));
    }

    private Names names(List<Appointment> appointments) {
        return new Names(
                patients.byIds(ids(appointments, Appointment::patientId)),
                staff.byIds(ids(appointments, each -> each.place().doctorId())),
                rooms.byIds(ids(appointments, each -> each.place().roomId())));
    }

    /** Names of other modules by their ids. */
    public record Names(
            Map<UUID, PatientSummary> patients, Map<UUID, DoctorSummary> doctors, Map<UUID, RoomView> rooms) {
        public AppointmentView of(Appointment appointment) {
            return view(appointment, patients, doctors, rooms);
        }
    }

    private static List<UUID> ids(List<Appointment> appointments, Function<Appointment, @Nullable UUID> id) {
        return appointments.stream().map(id).filter(Objects::nonNull).distinct().collect(Collectors.toList());
    }

    private static AppointmentView view(
            Appointment appointment,
            Map<UUID, PatientSummary> patients,
            Map<UUID, DoctorSummary> doctors,
            Map<UUID, RoomView> rooms) {
        Place place = appointment.place();
        RoomView room = place.roomId() == null ? null : rooms.get(place.roomId());
        var hold = appointment.status() == Status.HELD ? appointment.hold() : null;
        return new AppointmentView(
                appointment.id(),
                appointment.status().word(),
                appointment.patientId(),
                appointment.patientId() == null ? null : patient(patients.get(appointment.patientId())),
                place.doctorId(),
                doctor(place.doctorId(), doctors.get(place.doctorId())),
                place.departmentId(),
                place.locationId(),
                place.zone(),
                place.roomId(),
                room == null ? null : room.name(),
                appointment.period().start(),
                appointment.period().end(),
                appointment.type(),
                appointment.reason(),
                appointment.source().word(),
                override(appointment.overbooking()),
                appointment.cancelReason(),
                hold == null ? null : hold.expiresAt(),
                appointment.attendance().checkedInAt(),
                appointment.attendance().startedAt(),
                appointment.attendance().completedAt(),
                appointment.sequence(),
                appointment.version(),
                appointment.createdAt(),
                appointment.updatedAt());
    }

    private static @Nullable PatientName patient(@Nullable PatientSummary patient) {
        return patient == null
                ? null
                : new PatientName(patient.id(), patient.mrn(), patient.displayName(), patient.birthDate());
    }

    private static DoctorName doctor(UUID id, @Nullable DoctorSummary doctor) {
        return new DoctorName(id, doctor == null ? "" : doctor.displayName());
    }

    private static @Nullable OverrideNote override(@Nullable Overbooking overbooking) {
        return overbooking == null ? null : new OverrideNote(overbooking.reason(), overbooking.by(), overbooking.at());
    }
}
