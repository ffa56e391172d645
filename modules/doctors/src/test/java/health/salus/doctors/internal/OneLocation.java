package health.salus.doctors.internal;

import health.salus.departments.Address;
import health.salus.departments.DepartmentView;
import health.salus.departments.Departments;
import health.salus.departments.HolidayView;
import health.salus.departments.ImportedOrganization;
import health.salus.departments.LocationView;
import health.salus.departments.RoomView;
import health.salus.doctors.internal.availability.Weeks;
import health.salus.platform.imports.ImportOutcome;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/** A departments module that knows {@link Weeks#LOCATION} in Berlin and every department. */
public final class OneLocation implements Departments {
    @Override
    public List<DepartmentView> departments(List<UUID> ids) {
        return ids.stream()
                .map(id -> new DepartmentView(id, "D", "D", null, true, 1))
                .toList();
    }

    @Override
    public List<LocationView> locations(List<UUID> ids) {
        return allLocations().stream()
                .filter(location -> ids.contains(location.id()))
                .toList();
    }

    @Override
    public List<LocationView> allLocations() {
        var address = new Address("Luisenstraße 12", "Berlin", null, null, "DE");
        return List.of(new LocationView(
                Weeks.LOCATION, List.of(), "Berlin", ZoneId.of("Europe/Berlin"), address, null, true, 1));
    }

    @Override
    public List<RoomView> rooms(List<UUID> ids) {
        return List.of();
    }

    @Override
    public List<HolidayView> holidays(List<UUID> locationIds, LocalDate from, LocalDate to) {
        return List.of();
    }

    @Override
    public List<ImportOutcome> importOrganizations(List<ImportedOrganization> organizations) {
        return List.of();
    }
}
