package health.salus.appointments.internal.booking;

import health.salus.appointments.internal.appointment.Appointment;
import health.salus.appointments.internal.appointment.AppointmentRepository;
import health.salus.appointments.internal.appointment.HistoryEntry;
import health.salus.appointments.internal.catalogue.AppointmentTypes;
import health.salus.appointments.internal.catalogue.Catalogue;
import health.salus.appointments.internal.hospital.Hospital;
import health.salus.appointments.internal.hospital.PatientRegister;
import health.salus.appointments.internal.hospital.Staff;
import health.salus.appointments.internal.lists.Listing;
import health.salus.appointments.internal.lists.Views;
import health.salus.appointments.internal.slots.Calendars;
import health.salus.appointments.internal.slots.Diary;
import health.salus.appointments.internal.slots.FindFreeSlots;
import health.salus.platform.cache.Caches;
import health.salus.platform.data.Database;
import health.salus.platform.security.Caller;
import health.salus.platform.testkit.Callers;
import health.salus.platform.testkit.MovableClock;
import health.salus.platform.testkit.TestCaches;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Everything that books, put together by hand on a real database. */
public final class FrontDesk {
    public final Hospital hospital;
    public final Database database;
    public final MovableClock clock;
    public final Diary diary;
    public final FindFreeSlots slots;
    public final Occupancy occupancy;
    public final Views views;
    public final Caller receptionist = Callers.receptionist();

    final BookAppointment bookAppointment;
    final HoldSlot holdSlot;
    final ReleaseHold release;
    public final RescheduleAppointment rescheduleAppointment;
    public final ExpireHolds expireHolds;
    public final AppointmentTypes types;
    public final Staff staff;
    public final PatientRegister register;
    public final BookingSettings settings;

    public FrontDesk(Hospital hospital, Database database, MovableClock clock) {
        this.hospital = hospital;
        this.database = database;
        this.clock = clock;
        settings = new BookingSettings(Duration.ofDays(365), Duration.ofHours(1), Duration.ofMinutes(5));
        Caches caches = TestCaches.caches();
        types = Catalogue.of(database);
        staff = hospital.staff(caches);
        var rooms = hospital.rooms(caches);
        register = hospital.register(caches);
        views = Listing.views(register, staff, rooms);
        diary = Calendars.diary(hospital, database);
        slots = Calendars.slots(diary, clock);
        expireHolds = new ExpireHolds(database, diary, clock);
        var alternatives = new Alternatives(slots, staff, types, clock);
        var planner = new Planner(staff, rooms, diary, types, alternatives);
        occupancy = new Occupancy(database, expireHolds, alternatives, diary, clock);
        bookAppointment = new BookAppointment(
                register,
                planner,
                new HeldSlots(database),
                occupancy,
                new NewBookings(database),
                views,
                settings,
                clock);
        holdSlot = new HoldSlot(planner, occupancy, views, settings, database, clock);
        release = new ReleaseHold(database, expireHolds, clock);
        rescheduleAppointment = new RescheduleAppointment(planner, occupancy, diary, views, settings, database, clock);
    }

    /** Books as a receptionist does: the next best thing, without saying what for. */
    public Appointment book(UUID patientId, UUID doctorId, String start) {
        return book(form(patientId, doctorId, start), receptionist);
    }

    Appointment book(BookingForm form, Caller caller) {
        return stored(bookAppointment.book(form, caller).id());
    }

    Appointment hold(HoldForm form, Caller caller) {
        return stored(holdSlot.hold(form, caller).id());
    }

    Appointment reschedule(UUID id, RescheduleForm form, Long expected, Caller caller) {
        return stored(
                rescheduleAppointment.reschedule(id, form, expected, caller).id());
    }

    public Appointment stored(UUID id) {
        return database.read(handle -> AppointmentRepository.find(handle, id)).orElseThrow();
    }

    public List<HistoryEntry> history(UUID id) {
        return database.read(handle -> AppointmentRepository.history(handle, id));
    }

    /** How many pairs of appointments share a doctor, a room or a patient at the same time without an override. */
    public int overlaps() {
        return database.read(
                handle -> handle.createQuery("""
                        SELECT count(*) FROM appointments.appointment a JOIN appointments.appointment b ON a.id < b.id
                          AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at
                          AND (a.doctor_id = b.doctor_id OR a.room_id = b.room_id OR a.patient_id = b.patient_id)
                        WHERE a.override_reason IS NULL AND b.override_reason IS NULL
                          AND a.status IN ('proposed', 'held', 'booked', 'confirmed', 'checked-in', 'in-progress')
                          AND b.status IN ('proposed', 'held', 'booked', 'confirmed', 'checked-in', 'in-progress')""").mapTo(Integer.class).one());
    }

    static BookingForm form(UUID patientId, UUID doctorId, String start) {
        return new BookingForm(patientId, doctorId, Instant.parse(start), null, null, null, null, null, null);
    }
}
