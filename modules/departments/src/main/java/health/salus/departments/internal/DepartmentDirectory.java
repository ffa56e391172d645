package health.salus.departments.internal;

import health.salus.departments.DepartmentView;
import health.salus.departments.Departments;
import health.salus.departments.HolidayView;
import health.salus.departments.ImportedOrganization;
import health.salus.departments.LocationView;
import health.salus.departments.RoomView;
import health.salus.departments.internal.department.DepartmentRepository;
import health.salus.departments.internal.holiday.HolidayRepository;
import health.salus.departments.internal.location.LocationRepository;
import health.salus.departments.internal.organization.ImportOrganizations;
import health.salus.departments.internal.room.RoomRepository;
import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import health.salus.platform.imports.ImportOutcome;
import health.salus.platform.security.CurrentCaller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The module's interface where the module runs in this process. */
@ApplicationScoped
@Typed(DepartmentDirectory.class)
@RunOnVirtualThread
class DepartmentDirectory implements Departments {
    private final Database database;
    private final CurrentCaller caller;
    private final ImportOrganizations importOrganizations;

    DepartmentDirectory(
            @Schema("departments") Database database, CurrentCaller caller, ImportOrganizations importOrganizations) {
        this.database = database;
        this.caller = caller;
        this.importOrganizations = importOrganizations;
    }

    @Override
    public List<DepartmentView> departments(List<UUID> ids) {
        return database.read(handle -> DepartmentRepository.byIds(handle, ids));
    }

    @Override
    public List<LocationView> locations(List<UUID> ids) {
        return database.read(handle -> LocationRepository.byIds(handle, ids));
    }

    @Override
    public List<LocationView> allLocations() {
        return database.read(LocationRepository::all);
    }

    @Override
    public List<RoomView> rooms(List<UUID> ids) {
        return database.read(handle -> RoomRepository.byIds(handle, ids));
    }

    @Override
    public List<HolidayView> holidays(List<UUID> locationIds, LocalDate from, LocalDate to) {
        return database.read(handle -> HolidayRepository.between(handle, locationIds, from, to));
    }

    @Override
    public List<ImportOutcome> importOrganizations(List<ImportedOrganization> organizations) {
        return importOrganizations.run(caller.get(), organizations);
    }
}
