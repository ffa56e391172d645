package health.salus.appointments.internal.appointment;

/**
 * Where an overbooked appointment stands beside the others: 0 is the regular lane, in which nothing overlaps. There is
 * one for each of doctor, room and patient, so that overbooking a doctor never hides that the patient is elsewhere.
 */
public record Lanes(int doctor, int room, int patient) {
    public static final Lanes REGULAR = new Lanes(0, 0, 0);
    /** Most appointments that can stand side by side. */
    public static final int COUNT = 10;
}
