package health.salus.appointments.internal.lists;

import java.time.LocalDate;

/**
 * One day at the front desk, in numbers.
 *
 * @param expected who have not arrived yet
 * @param arrived who wait
 * @param waitingOver20Minutes those of them who wait for long
 */
record DaySummary(
        LocalDate date,
        long expected,
        long arrived,
        long waitingOver20Minutes,
        long inProgress,
        long done,
        long cancelled,
        long noShow,
        long freeSlotsLeft) {}
