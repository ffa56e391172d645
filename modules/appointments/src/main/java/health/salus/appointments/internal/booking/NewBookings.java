package health.salus.appointments.internal.booking;

import health.salus.appointments.AppointmentView;
import health.salus.appointments.internal.appointment.Appointment;
import health.salus.appointments.internal.appointment.AppointmentEvents;
import health.salus.appointments.internal.appointment.AppointmentRepository;
import health.salus.appointments.internal.appointment.AppointmentRepository.Made;
import health.salus.appointments.internal.appointment.HistoryEntry;
import health.salus.appointments.internal.appointment.Overbooking;
import health.salus.appointments.internal.lists.Views.Names;
import health.salus.platform.audit.AccessRecord;
import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import health.salus.platform.data.Together;
import health.salus.platform.data.Transaction;
import health.salus.platform.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Stores new bookings. Those made at the same moment share a transaction: every morning many people book at once. */
@ApplicationScoped
class NewBookings {
    private final Together<Booking, AppointmentView> bookings;

    NewBookings(@Schema("appointments") Database database) {
        this.bookings = database.together(NewBookings::store);
    }

    private record Booking(Appointment appointment, Caller by, Names names) {}

    /** How the occupancy stores what this caller books; it results in what is shown of it. */
    Occupancy.Store<AppointmentView> by(Caller caller, Names names) {
        return new Occupancy.Store<>() {
            @Override
            public @Nullable AppointmentView store(Transaction transaction, Appointment appointment) {
                return NewBookings.store(transaction, List.of(new Booking(appointment, caller, names)))
                        .getFirst();
            }

            @Override
            public @Nullable AppointmentView store(Database database, Appointment appointment) {
                return bookings.store(new Booking(appointment, caller, names));
            }
        };
    }

    private static List<@Nullable AppointmentView> store(Transaction transaction, List<Booking> bookings) {
        Set<UUID> stored = AppointmentRepository.insertAll(
                transaction.handle(),
                bookings.stream()
                        .map(booking ->
                                new Made(booking.appointment(), HistoryEntry.made(booking.appointment(), booking.by())))
                        .toList());
        List<@Nullable AppointmentView> results = new ArrayList<>();
        for (Booking booking : bookings) {
            boolean got = stored.contains(booking.appointment().id());
            if (got) {
                leave(transaction, booking.appointment(), booking.by());
            }
            results.add(got ? booking.names().of(booking.appointment()) : null);
        }
        return results;
    }

    /** Tells others of an appointment that has been booked, and keeps who did it. */
    static void leave(Transaction transaction, Appointment booked, Caller caller) {
        transaction.publish(AppointmentEvents.booked(booked));
        var record = AccessRecord.of(
                caller, booked.createdAt(), "appointments:book", "appointment", booked.id(), booked.patientId());
        Overbooking why = booked.overbooking();
        transaction.record(why == null ? record : record.because(why.reason()));
    }
}
