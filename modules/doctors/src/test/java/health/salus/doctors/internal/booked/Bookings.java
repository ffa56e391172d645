package health.salus.doctors.internal.booked;

import health.salus.platform.data.Database;
import java.time.Instant;
import java.util.UUID;

/** Events of the appointments module, for tests. */
public final class Bookings {
    private Bookings() {}

    public static void book(Database database, UUID id, UUID doctor, String start, String end) {
        var fact = new KeepBooked.Fact(id, doctor, Instant.parse(start), Instant.parse(end));
        database.run(transaction -> new KeepBooked.FromBooking().handle(transaction, fact));
    }

    public static void cancel(Database database, UUID id) {
        database.run(transaction -> new ForgetBooked.FromCancellation().handle(transaction, new ForgetBooked.Fact(id)));
    }
}
