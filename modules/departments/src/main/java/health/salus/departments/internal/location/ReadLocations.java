package health.salus.departments.internal.location;

import health.salus.departments.LocationView;
import health.salus.departments.internal.listing.NameQuery;
import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import health.salus.platform.web.Failure;
import health.salus.platform.web.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Locations as stored. */
@ApplicationScoped
public class ReadLocations {
    private final Database database;

    ReadLocations(@Schema("departments") Database database) {
        this.database = database;
    }

    Page<LocationView> page(NameQuery.ByDepartment query) {
        return database.readMaybeBehind(handle -> LocationRepository.page(handle, query));
    }

    public LocationView one(UUID id) {
        return database.read(handle -> LocationRepository.find(handle, id))
                .orElseThrow(() -> new Failure.NotFound("location"));
    }
}
