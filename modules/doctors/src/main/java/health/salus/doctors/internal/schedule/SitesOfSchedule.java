package health.salus.doctors.internal.schedule;

import health.salus.departments.Departments;
import health.salus.departments.LocationView;
import health.salus.departments.RoomView;
import health.salus.platform.web.Failure;
import health.salus.platform.web.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/** Checks the locations and rooms of a week with the departments module. */
@ApplicationScoped
class SitesOfSchedule {
    private final Departments departments;

    SitesOfSchedule(Departments departments) {
        this.departments = departments;
    }

    /** @throws Failure.RuleBroken naming every entry at an unknown location or in a room that is not there */
    void mustExist(List<ScheduleEntry> entries) {
        Map<UUID, LocationView> locations =
                departments
                        .locations(entries.stream()
                                .map(ScheduleEntry::locationId)
                                .distinct()
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(LocationView::id, location -> location));
        Map<UUID, RoomView> rooms = departments
                .rooms(entries.stream()
                        .map(ScheduleEntry::roomId)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList())
                .stream()
                .collect(Collectors.toMap(RoomView::id, room -> room));
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            ScheduleEntry entry = entries.get(i);
            if (!locations.containsKey(entry.locationId())) {
                errors.add(new FieldError("/entries/" + i + "/locationId", "unknown", "There is no such location."));
            }
            RoomView room = entry.roomId() == null ? null : rooms.get(entry.roomId());
            if (entry.roomId() != null && (room == null || !room.locationId().equals(entry.locationId()))) {
                errors.add(new FieldError("/entries/" + i + "/roomId", "elsewhere", "This room is not there."));
            }
        }
        if (!errors.isEmpty()) {
            throw new Failure.RuleBroken(
                    "schedule-not-possible", "These weekly hours are not possible.", errors.toArray(FieldError[]::new));
        }
    }
}
