package health.salus.departments.internal.ward;

import health.salus.departments.WardView;
import health.salus.departments.internal.listing.NameQuery;
import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import health.salus.platform.web.Failure;
import health.salus.platform.web.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Wards as stored. */
@ApplicationScoped
class ReadWards {
    private final Database database;

    ReadWards(@Schema("departments") Database database) {
        this.database = database;
    }

    Page<WardView> page(NameQuery.ByPlace query) {
        return database.readMaybeBehind(handle -> WardRepository.page(handle, query));
    }

    WardView one(UUID id) {
        return database.read(handle -> WardRepository.find(handle, id)).orElseThrow(() -> new Failure.NotFound("ward"));
    }
}
