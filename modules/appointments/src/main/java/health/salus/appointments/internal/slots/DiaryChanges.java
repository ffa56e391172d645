package health.salus.appointments.internal.slots;

import health.salus.appointments.internal.appointment.Period;
import health.salus.platform.events.EventObserver;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the diary of this process in step: with schedules, absences and holidays, and with appointments that another
 * process has booked, moved or called off. What this process does itself it drops when it commits.
 */
@Dependent
class DiaryChanges {
    record OfDoctor(UUID doctorId) {}

    record OfLocation(UUID locationId) {}

    /** Of a slot, or of an appointment and where it was before. */
    record OfTime(
            UUID doctorId,
            @Nullable UUID roomId,
            Instant start,
            Instant end,
            @Nullable UUID previousDoctorId,
            @Nullable UUID previousRoomId,
            @Nullable Instant previousStart,
            @Nullable Instant previousEnd) {}

    private record Dropping<T>(String event, Class<T> payload, Consumer<T> effect) implements EventObserver<T> {
        @Override
        public void observe(T event) {
            effect.accept(event);
        }
    }

    @Produces
    @Singleton
    EventObserver<OfDoctor> scheduleChanged(Diary diary) {
        return new Dropping<>("DoctorScheduleChanged", OfDoctor.class, event -> diary.dutyChanged(event.doctorId()));
    }

    @Produces
    @Singleton
    EventObserver<OfDoctor> absenceChanged(Diary diary) {
        return new Dropping<>("DoctorAbsenceChanged", OfDoctor.class, event -> diary.dutyChanged(event.doctorId()));
    }

    @Produces
    @Singleton
    EventObserver<OfDoctor> doctorChanged(Diary diary) {
        return new Dropping<>("DoctorChanged", OfDoctor.class, event -> diary.dutyChanged(event.doctorId()));
    }

    /** A holiday or another zone of a location concerns whoever works there. */
    @Produces
    @Singleton
    EventObserver<OfLocation> locationChanged(Diary diary) {
        return new Dropping<>("LocationChanged", OfLocation.class, event -> diary.everyDutyChanged());
    }

    @Produces
    @Singleton
    EventObserver<OfTime> booked(Diary diary) {
        return occupancyChanged("AppointmentBooked", diary);
    }

    @Produces
    @Singleton
    EventObserver<OfTime> rescheduled(Diary diary) {
        return occupancyChanged("AppointmentRescheduled", diary);
    }

    @Produces
    @Singleton
    EventObserver<OfTime> completed(Diary diary) {
        return occupancyChanged("AppointmentCompleted", diary);
    }

    @Produces
    @Singleton
    EventObserver<OfTime> cancelled(Diary diary) {
        return occupancyChanged("AppointmentCancelled", diary);
    }

    @Produces
    @Singleton
    EventObserver<OfTime> noShow(Diary diary) {
        return occupancyChanged("AppointmentNoShow", diary);
    }

    @Produces
    @Singleton
    EventObserver<OfTime> reinstated(Diary diary) {
        return occupancyChanged("AppointmentReinstated", diary);
    }

    @Produces
    @Singleton
    EventObserver<OfTime> enteredInError(Diary diary) {
        return occupancyChanged("AppointmentEnteredInError", diary);
    }

    @Produces
    @Singleton
    EventObserver<OfTime> held(Diary diary) {
        return occupancyChanged("SlotHeld", diary);
    }

    @Produces
    @Singleton
    EventObserver<OfTime> released(Diary diary) {
        return occupancyChanged("SlotReleased", diary);
    }

    private static EventObserver<OfTime> occupancyChanged(String event, Diary diary) {
        return new Dropping<>(event, OfTime.class, changed -> {
            diary.changed(changed.doctorId(), changed.roomId(), new Period(changed.start(), changed.end()));
            if (changed.previousDoctorId() != null
                    && changed.previousStart() != null
                    && changed.previousEnd() != null) {
                diary.changed(
                        changed.previousDoctorId(),
                        changed.previousRoomId(),
                        new Period(changed.previousStart(), changed.previousEnd()));
            }
        });
    }
}
