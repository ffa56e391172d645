package health.salus.departments.internal;

import health.salus.departments.Address;
import health.salus.departments.DepartmentView;
import health.salus.departments.LocationView;
import health.salus.departments.internal.department.DepartmentRepository;
import health.salus.departments.internal.location.LocationRepository;
import health.salus.platform.data.Database;
import health.salus.platform.data.Ids;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/** A hospital with one location, which houses cardiology. */
public final class OneLocation {
    private OneLocation() {}

    public static LocationView open(Database database) {
        UUID cardiology = Ids.next();
        var address = new Address("Luisenstraße 12", "Berlin", null, "10117", "DE");
        var location = new LocationView(
                Ids.next(), List.of(cardiology), "Berlin", ZoneId.of("Europe/Berlin"), address, null, true, 1);
        database.run(transaction -> {
            DepartmentRepository.insert(
                    transaction.handle(), new DepartmentView(cardiology, "CARD", "Cardiology", null, true, 1));
            LocationRepository.insert(transaction.handle(), location);
        });
        return location;
    }
}
