package health.salus.doctors.internal.availability;

import com.fasterxml.jackson.core.type.TypeReference;
import health.salus.departments.Departments;
import health.salus.departments.HolidayView;
import health.salus.doctors.internal.schedule.ScheduleEntry;
import health.salus.platform.cache.Cache;
import health.salus.platform.cache.Caches;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
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
    private final Cache<List<UUID>, Map<UUID, Place>> copies;

    public Places(Departments departments, Caches caches) {
        this.departments = departments;
        this.copies = caches.shared("places", Duration.ofMinutes(30), 1_000, new TypeReference<>() {});
    }

    /** The places of these entries; locations that do not exist are left out. Calls the departments module. */
    public Map<UUID, Place> of(Collection<ScheduleEntry> entries) {
        List<UUID> ids = entries.stream()
                .map(ScheduleEntry::locationId)
                .distinct()
                .sorted()
                .toList();
        return ids.isEmpty() ? Map.of() : copies.get(ids, this::read);
    }

    /** Which of the combinations asked for hold a location is not worth finding out: locations are rarely changed. */
    public void dropAll() {
        copies.dropAll();
    }

    private Map<UUID, Place> read(List<UUID> ids) {
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
