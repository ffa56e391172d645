package health.salus.appointments.internal.hospital;

import health.salus.departments.Address;
import health.salus.departments.DepartmentView;
import health.salus.departments.Departments;
import health.salus.departments.HolidayView;
import health.salus.departments.ImportedOrganization;
import health.salus.departments.LocationView;
import health.salus.departments.RoomKind;
import health.salus.departments.RoomView;
import health.salus.doctors.AvailabilityInterval;
import health.salus.doctors.AvailabilityKind;
import health.salus.doctors.AvailabilityQuery;
import health.salus.doctors.DoctorSummary;
import health.salus.doctors.Doctors;
import health.salus.doctors.ImportedProvider;
import health.salus.patients.CallerRef;
import health.salus.patients.Gender;
import health.salus.patients.ImportedPatient;
import health.salus.patients.ImportedPolicy;
import health.salus.patients.PatientSummary;
import health.salus.patients.Patients;
import health.salus.platform.cache.Caches;
import health.salus.platform.imports.ImportOutcome;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The other modules, as the appointments module needs them in a test. */
public final class Hospital implements Doctors, Departments, Patients {
    public static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    public final UUID department = UUID.randomUUID();
    public final UUID location = UUID.randomUUID();
    /** How often doctors were asked when they work. */
    public final AtomicInteger availabilityCalls = new AtomicInteger();

    private final Map<UUID, DoctorSummary> doctors = new ConcurrentHashMap<>();
    private final Map<UUID, PatientSummary> patients = new ConcurrentHashMap<>();
    private final Map<UUID, RoomView> rooms = new ConcurrentHashMap<>();
    private final List<AvailabilityInterval> duties = new ArrayList<>();

    public Staff staff(Caches caches) {
        return new Staff(this, caches);
    }

    public Rooms rooms(Caches caches) {
        return new Rooms(this, caches);
    }

    public PatientRegister register(Caches caches) {
        return new PatientRegister(this, caches);
    }

    public UUID doctor(String name) {
        return doctor(UUID.randomUUID(), name, List.of("cardiology"));
    }

    public UUID doctor(UUID id, String name, List<String> specialties) {
        doctors.put(id, new DoctorSummary(id, name, specialties, List.of(department), true, false));
        return id;
    }

    public void dismiss(UUID doctorId) {
        doctors.computeIfPresent(
                doctorId,
                (id, known) -> new DoctorSummary(
                        id, known.displayName(), known.specialties(), known.departmentIds(), false, false));
    }

    /** As the doctors module says it once a departure has begun, and again when it is undone. */
    public void leaving(UUID doctorId, boolean leaving) {
        doctors.computeIfPresent(
                doctorId,
                (id, known) -> new DoctorSummary(
                        id, known.displayName(), known.specialties(), known.departmentIds(), true, leaving));
    }

    public UUID patient(String name) {
        return patient(UUID.randomUUID(), name, LocalDate.of(1980, 5, 17), true);
    }

    public UUID patient(UUID id, String name, LocalDate born, boolean active) {
        patients.put(
                id,
                new PatientSummary(
                        id,
                        "100000007",
                        name,
                        "Test",
                        name + " Test",
                        born,
                        Gender.UNKNOWN,
                        null,
                        null,
                        active,
                        null,
                        null));
        return id;
    }

    public UUID room(String name) {
        UUID id = UUID.randomUUID();
        rooms.put(id, new RoomView(id, location, department, name, RoomKind.CONSULTING, 1, true, 1));
        return id;
    }

    public void rename(UUID roomId, String name) {
        rooms.put(roomId, new RoomView(roomId, location, department, name, RoomKind.CONSULTING, 1, true, 2));
    }

    /** The doctor sees patients from start to end, half an hour each. */
    public void duty(UUID doctorId, String start, String end) {
        duty(doctorId, Instant.parse(start), Instant.parse(end), null, 30, List.of());
    }

    public void duty(UUID doctorId, Instant start, Instant end, UUID roomId, int slotMinutes, List<String> types) {
        interval(doctorId, start, end, AvailabilityKind.WORKING, roomId, slotMinutes, types);
    }

    public void interruption(UUID doctorId, AvailabilityKind kind, String start, String end) {
        interval(doctorId, Instant.parse(start), Instant.parse(end), kind, null, 30, List.of());
    }

    private void interval(
            UUID doctorId,
            Instant start,
            Instant end,
            AvailabilityKind kind,
            UUID roomId,
            int slotMinutes,
            List<String> types) {
        duties.add(new AvailabilityInterval(
                doctorId, start, end, kind, location, BERLIN, roomId, slotMinutes, types, null));
    }

    @Override
    public List<DoctorSummary> byIds(List<UUID> ids) {
        return ids.stream().filter(doctors::containsKey).map(doctors::get).toList();
    }

    @Override
    public List<DoctorSummary> find(String specialty, UUID departmentId) {
        return doctors.values().stream()
                .filter(DoctorSummary::takesAppointments)
                .filter(doctor -> specialty == null || doctor.specialties().contains(specialty))
                .filter(doctor -> departmentId == null || doctor.departmentIds().contains(departmentId))
                .toList();
    }

    /** Cut at the ends of the time asked for, as the real one does. */
    @Override
    public List<AvailabilityInterval> availability(AvailabilityQuery query) {
        availabilityCalls.incrementAndGet();
        return duties.stream()
                .filter(duty -> query.doctorIds().contains(duty.doctorId()))
                .filter(duty ->
                        duty.start().isBefore(query.to()) && query.from().isBefore(duty.end()))
                .map(duty -> new AvailabilityInterval(
                        duty.doctorId(),
                        duty.start().isBefore(query.from()) ? query.from() : duty.start(),
                        duty.end().isAfter(query.to()) ? query.to() : duty.end(),
                        duty.kind(),
                        duty.locationId(),
                        duty.zone(),
                        duty.roomId(),
                        duty.slotMinutes(),
                        duty.appointmentTypes(),
                        duty.label()))
                .toList();
    }

    @Override
    public List<PatientSummary> summaries(List<UUID> ids) {
        return ids.stream().filter(patients::containsKey).map(patients::get).toList();
    }

    @Override
    public boolean mayRead(UUID patientId, CallerRef caller) {
        return false;
    }

    @Override
    public List<RoomView> rooms(List<UUID> ids) {
        return ids.stream().filter(rooms::containsKey).map(rooms::get).toList();
    }

    @Override
    public List<LocationView> locations(List<UUID> ids) {
        return allLocations().stream().filter(known -> ids.contains(known.id())).toList();
    }

    @Override
    public List<LocationView> allLocations() {
        var address = new Address("Street 1", "Berlin", null, "10115", "DE");
        return List.of(new LocationView(location, List.of(department), "Mitte", BERLIN, address, null, true, 1));
    }

    @Override
    public List<DepartmentView> departments(List<UUID> ids) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<HolidayView> holidays(List<UUID> locationIds, LocalDate from, LocalDate to) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<ImportOutcome> importOrganizations(List<ImportedOrganization> organizations) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<ImportOutcome> importProviders(List<ImportedProvider> providers) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<ImportOutcome> importPatients(List<ImportedPatient> imported) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<ImportOutcome> importPolicies(List<ImportedPolicy> policies) {
        throw new UnsupportedOperationException();
    }
}
