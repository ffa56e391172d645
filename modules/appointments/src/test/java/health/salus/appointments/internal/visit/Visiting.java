package health.salus.appointments.internal.visit;

import health.salus.appointments.internal.booking.FrontDesk;

/** Makes what changes the state of appointments. */
public final class Visiting {
    private Visiting() {}

    public static Moves moves(FrontDesk desk) {
        return new Moves(desk.database, desk.diary, desk.clock);
    }
}
