package health.salus.doctors.internal.doctor;

import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import health.salus.platform.web.Failure;
import health.salus.platform.web.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Doctors as stored. */
@ApplicationScoped
public class ReadDoctors {
    private final Database database;

    public ReadDoctors(@Schema("doctors") Database database) {
        this.database = database;
    }

    Page<DoctorView> page(DoctorQuery query) {
        return database.readMaybeBehind(handle -> DoctorRepository.page(handle, query));
    }

    /** @throws Failure.NotFound when there is no such doctor */
    public DoctorView one(UUID id) {
        return database.read(handle -> DoctorRepository.find(handle, id))
                .orElseThrow(() -> new Failure.NotFound("doctor"));
    }

    List<Specialty> specialties() {
        return database.readMaybeBehind(DoctorRepository::specialties);
    }
}
