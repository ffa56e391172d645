package health.salus.appointments.internal.appointment;

import health.salus.platform.web.Failure;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One meeting of a patient with a doctor, from the moment a slot is held for it. Every method answers with the changed
 * appointment or refuses; which changes are possible is said by {@link Move}.
 *
 * @param patientId absent while a slot is only held
 * @param lanes other than regular only when {@code overbooking} says why
 * @param sequence how often its time or place was changed, as calendars count it (RFC 5545)
 */
public record Appointment(
        UUID id,
        Status status,
        @Nullable UUID patientId,
        Place place,
        Period period,
        String type,
        @Nullable String reason,
        Source source,
        Lanes lanes,
        @Nullable Overbooking overbooking,
        @Nullable String cancelReason,
        @Nullable Hold hold,
        Attendance attendance,
        int sequence,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    /** A slot kept free for whoever asked for it. */
    public static Appointment held(
            UUID id, Place place, Period period, String type, Source source, Hold hold, Instant now) {
        return new Appointment(
                id,
                Status.HELD,
                null,
                place,
                period,
                type,
                null,
                source,
                Lanes.REGULAR,
                null,
                null,
                hold,
                Attendance.NONE,
                0,
                1,
                now,
                now);
    }

    /** A new booking: booked, or proposed where staff must confirm it. */
    public static Appointment booked(
            UUID id, Status status, Visit visit, Place place, Period period, Source source, Instant now) {
        return new Appointment(
                id,
                status,
                visit.patientId(),
                place,
                period,
                visit.type(),
                visit.reason(),
                source,
                Lanes.REGULAR,
                null,
                null,
                null,
                Attendance.NONE,
                0,
                1,
                now,
                now);
    }

    /** What somebody comes for. */
    public record Visit(
            UUID patientId, String type, @Nullable String reason) {}

    /** The patient's id, of an appointment that is more than a hold. */
    public UUID patient() {
        return Objects.requireNonNull(patientId, "A held slot has no patient yet");
    }

    /** A held slot becomes an appointment. */
    public Appointment book(Visit visit, Instant now) {
        return new Appointment(
                id,
                Move.BOOK.from(status),
                visit.patientId(),
                place,
                period,
                visit.type(),
                visit.reason(),
                source,
                lanes,
                overbooking,
                null,
                null,
                attendance,
                sequence,
                version + 1,
                createdAt,
                now);
    }

    /** The same appointment at another time or place; rules set aside for the old time do not count for the new one. */
    public Appointment reschedule(Place newPlace, Period newPeriod, Instant now) {
        return new Appointment(
                id,
                Move.RESCHEDULE.from(status),
                patientId,
                newPlace,
                newPeriod,
                type,
                reason,
                source,
                Lanes.REGULAR,
                null,
                cancelReason,
                hold,
                attendance,
                sequence + 1,
                version + 1,
                createdAt,
                now);
    }

    /** The same appointment beside others, because somebody authorised said so. */
    public Appointment overbooked(Lanes newLanes, Overbooking why) {
        return new Appointment(
                id,
                status,
                patientId,
                place,
                period,
                type,
                reason,
                source,
                newLanes,
                why,
                cancelReason,
                hold,
                attendance,
                sequence,
                version,
                createdAt,
                updatedAt);
    }

    /** Any move that changes the state alone. */
    public Appointment take(Move move, @Nullable String why, Instant now) {
        Status next = move.from(status);
        return new Appointment(
                id,
                next,
                patientId,
                place,
                period,
                type,
                reason,
                source,
                lanes,
                overbooking,
                move == Move.CANCEL ? why : cancelReason,
                hold,
                attendance.after(next, now),
                move == Move.CANCEL ? sequence + 1 : sequence,
                version + 1,
                createdAt,
                now);
    }

    /** @throws Failure.StaleVersion when somebody else was faster; nothing is expected where {@code expected} is null */
    public void versionMustBe(@Nullable Long expected) {
        if (expected != null && expected != version) {
            throw new Failure.StaleVersion(version);
        }
    }
}
