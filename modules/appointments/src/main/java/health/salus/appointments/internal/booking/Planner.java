package health.salus.appointments.internal.booking;

import health.salus.appointments.internal.appointment.Overbooking;
import health.salus.appointments.internal.appointment.Period;
import health.salus.appointments.internal.appointment.Place;
import health.salus.appointments.internal.catalogue.AppointmentType;
import health.salus.appointments.internal.catalogue.AppointmentTypes;
import health.salus.appointments.internal.hospital.Rooms;
import health.salus.appointments.internal.hospital.Staff;
import health.salus.appointments.internal.slots.Diary;
import health.salus.appointments.internal.slots.SlotLength;
import health.salus.departments.RoomView;
import health.salus.doctors.AvailabilityInterval;
import health.salus.doctors.DoctorSummary;
import health.salus.platform.web.Failure;
import health.salus.platform.web.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Completes a wish: how long it takes, where it takes place, and what the doctor's schedule says to it. */
@ApplicationScoped
class Planner {
    private static final int MINUTES_OUTSIDE_ANY_SCHEDULE = 30;
    // A duty can begin on the day before; where there is none, the closest one within a week says where the doctor
    // works.
    private static final Duration NEAR = Duration.ofDays(1);
    private static final Duration FAR = Duration.ofDays(7);

    private final Staff staff;
    private final Rooms rooms;
    private final Diary diary;
    private final AppointmentTypes types;
    private final Alternatives alternatives;

    Planner(Staff staff, Rooms rooms, Diary diary, AppointmentTypes types, Alternatives alternatives) {
        this.staff = staff;
        this.rooms = rooms;
        this.diary = diary;
        this.types = types;
        this.alternatives = alternatives;
    }

    /**
     * @param authorised sets aside what the schedule says
     * @throws OutsideSchedule when the doctor is not on duty for it
     */
    Plan plan(Wish wish, @Nullable Overbooking authorised) {
        Plan plan = plan(wish);
        if (!plan.conflicts().isEmpty() && authorised == null) {
            throw new OutsideSchedule(plan.conflicts(), alternatives.to(wish.doctorId(), wish.start(), plan.length()));
        }
        return plan;
    }

    private Plan plan(Wish wish) {
        AppointmentType type = types.named(wish.type());
        DoctorSummary doctor = doctor(wish.doctorId());
        BookingRules.doctorMustTakeAppointments(doctor);
        RoomView room = room(wish.roomId());
        Duties duties = duties(wish, NEAR);
        var length = new SlotLength(type, wish.minutes());
        Optional<AvailabilityInterval> duty = duties.at(wish.start());
        Duration lasting = duty.map(length::in).orElseGet(() -> length.otherwise(MINUTES_OUTSIDE_ANY_SCHEDULE));
        Period time = Period.of(wish.start(), lasting);
        return new Plan(
                doctor,
                place(doctor, room, duty.or(() -> duties(wish, FAR).closest(wish.start()))),
                time,
                type == null ? AppointmentTypes.USUAL : type.code(),
                length,
                duties.conflicts(time, length),
                duty.filter(on -> isOffered(on, time, type)).isPresent());
    }

    /** Whether it is one of the slots cut from this duty, for its type or for no type in particular. */
    private static boolean isOffered(AvailabilityInterval duty, Period time, @Nullable AppointmentType type) {
        return Stream.of(new SlotLength(type, null), new SlotLength(null, null))
                .anyMatch(usual -> usual.in(duty).equals(time.length()) && usual.onGrid(duty, time.start()));
    }

    private Duties duties(Wish wish, Duration around) {
        var window = new Period(wish.start().minus(around), wish.start().plus(around));
        return new Duties(diary.duty(wish.doctorId(), window));
    }

    private DoctorSummary doctor(UUID id) {
        return staff.find(id)
                .orElseThrow(() -> new Failure.RuleBroken(
                        "unknown-doctor",
                        "There is no such doctor.",
                        new FieldError("/doctorId", "unknown", "Choose one of the doctors.")));
    }

    private @Nullable RoomView room(@Nullable UUID id) {
        if (id == null) {
            return null;
        }
        return rooms.find(id).filter(RoomView::active).orElseThrow(() -> unusable("There is no such room in use."));
    }

    private Place place(DoctorSummary doctor, @Nullable RoomView room, Optional<AvailabilityInterval> duty) {
        UUID department = doctor.departmentIds().stream().findFirst().orElse(null);
        if (duty.isEmpty()) {
            if (room == null) {
                throw unusable("The doctor has no duty near that time; say in which room it takes place.");
            }
            return new Place(doctor.id(), department, room.locationId(), zone(room.locationId()), room.id());
        }
        AvailabilityInterval on = duty.get();
        if (room == null) {
            return new Place(doctor.id(), department, on.locationId(), on.zone(), on.roomId());
        }
        if (!room.locationId().equals(on.locationId())) {
            throw unusable("The room is at another location than the doctor.");
        }
        return new Place(doctor.id(), department, on.locationId(), on.zone(), room.id());
    }

    private ZoneId zone(UUID locationId) {
        return rooms.location(locationId)
                .orElseThrow(() -> unusable("There is no such location in use."))
                .zone();
    }

    private static Failure unusable(String detail) {
        return new Failure.RuleBroken("room-not-usable", detail, new FieldError("/roomId", "unusable", detail));
    }
}
