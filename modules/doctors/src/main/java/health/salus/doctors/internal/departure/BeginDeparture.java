package health.salus.doctors.internal.departure;

import health.salus.platform.data.Transaction;
import health.salus.platform.saga.Sagas;
import health.salus.platform.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** A doctor is to leave, as soon as what is booked with them is settled. */
@ApplicationScoped
public class BeginDeparture {
    private final Sagas sagas;
    private final Departure departure;

    BeginDeparture(Sagas sagas, Departure departure) {
        this.sagas = sagas;
        this.departure = departure;
    }

    /** From the commit on nothing new can be booked with them. */
    public void begin(Transaction transaction, UUID doctorId, Caller caller) {
        sagas.start(transaction, departure, doctorId, new Departure.Facts(doctorId), caller);
    }
}
