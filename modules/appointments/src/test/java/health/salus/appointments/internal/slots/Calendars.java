package health.salus.appointments.internal.slots;

import health.salus.doctors.Doctors;
import health.salus.platform.data.Database;
import health.salus.platform.testkit.TestCaches;
import java.time.Clock;

/** Makes what proposes free slots. */
public final class Calendars {
    private Calendars() {}

    public static Diary diary(Doctors doctors, Database database) {
        return new Diary(doctors, database, TestCaches.caches());
    }

    public static FindFreeSlots slots(Diary diary, Clock clock) {
        return new FindFreeSlots(diary, clock);
    }
}
