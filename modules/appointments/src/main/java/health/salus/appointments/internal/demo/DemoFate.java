package health.salus.appointments.internal.demo;

import health.salus.appointments.internal.appointment.Attendance;
import health.salus.appointments.internal.appointment.Period;
import health.salus.appointments.internal.appointment.Status;
import java.time.Duration;
import java.time.Instant;

/**
 * How far a demo appointment has come at a moment: mostly over when it is past, under way or waiting around now, ahead
 * otherwise. The same appointment always has the same luck.
 */
record DemoFate(Status status, Attendance attendance) {
    private static final Duration EARLY_BIRDS = Duration.ofMinutes(40);

    /** @param luck 0 to 99 */
    static DemoFate at(Period time, int luck, Instant now) {
        if (luck < 5) {
            return standing(Status.CANCELLED);
        }
        Instant arrival = time.start().minus(Duration.ofMinutes(5 + luck % 28));
        if (!time.end().isAfter(now)) {
            return luck < 10 ? standing(Status.NO_SHOW) : over(time, arrival, luck);
        }
        if (!time.start().isAfter(now)) {
            return underWay(time, arrival, luck);
        }
        boolean soon = time.start().minus(EARLY_BIRDS).isBefore(now);
        if (soon && luck >= 30 && arrival.isBefore(now)) {
            return new DemoFate(Status.CHECKED_IN, new Attendance(arrival, null, null));
        }
        boolean thisDay = Duration.between(now, time.start()).compareTo(Duration.ofDays(1)) < 0;
        if (luck >= 96 && !thisDay) {
            return standing(Status.PROPOSED);
        }
        return standing(luck % 10 < (thisDay ? 7 : 4) ? Status.CONFIRMED : Status.BOOKED);
    }

    private static DemoFate over(Period time, Instant arrival, int luck) {
        Instant begun = time.start().plus(Duration.ofMinutes(luck % 7));
        Instant ended = time.end().minus(Duration.ofMinutes(luck % 3));
        return new DemoFate(
                Status.COMPLETED, new Attendance(arrival, begun, ended.isAfter(begun) ? ended : time.end()));
    }

    private static DemoFate underWay(Period time, Instant arrival, int luck) {
        if (luck < 15) {
            return new DemoFate(Status.CHECKED_IN, new Attendance(arrival, null, null));
        }
        return new DemoFate(Status.IN_PROGRESS, new Attendance(arrival, time.start(), null));
    }

    private static DemoFate standing(Status status) {
        return new DemoFate(status, Attendance.NONE);
    }
}
