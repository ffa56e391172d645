package health.salus.doctors.internal.availability;

import health.salus.departments.Departments;
import health.salus.departments.HolidayView;
import health.salus.doctors.internal.schedule.ScheduleEntry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Knows of the hospital's locations what schedules need. */
@ApplicationScoped
public class Places {
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);

    private final Departments departments;

    Places(Departments departments) {
        this.departments = departments;
    }

    /** The places of these entries; locations that do not exist are left out. Calls the departments module. */
    public Map<UUID, Place> of(Collection<ScheduleEntry> entries) {
        List<UUID> ids =
                entries.stream().map(ScheduleEntry::locationId).distinct().toList();
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<UUID, Map<LocalDate, String>> holidays = new HashMap<>();
        for (HolidayView holiday : departments.holidays(ids, FIRST_DAY, LAST_DAY)) {
            holidays.computeIfAbsent(holiday.locationId(), id -> new HashMap<>())
                    .put(holiday.date(), holiday.name());
        }
        return departments.locations(ids).stream()
                .collect(Collectors.toMap(
                        location -> location.id(),
                        location -> new Place(
                                location.zone(), location.active(), holidays.getOrDefault(location.id(), Map.of()))));
    }
}
