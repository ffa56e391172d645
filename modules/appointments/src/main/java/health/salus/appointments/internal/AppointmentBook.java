package health.salus.appointments.internal;

import health.salus.appointments.Appointments;
import health.salus.appointments.ImportedVisit;
import health.salus.appointments.internal.imports.ImportPastVisits;
import health.salus.platform.imports.ImportOutcome;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import java.util.List;

/** What other modules reach of this one. */
@ApplicationScoped
@Typed(AppointmentBook.class)
@RunOnVirtualThread
public class AppointmentBook implements Appointments {
    private final ImportPastVisits visits;

    AppointmentBook(ImportPastVisits visits) {
        this.visits = visits;
    }

    @Override
    public List<ImportOutcome> importPastVisits(String source, List<ImportedVisit> imported) {
        return visits.from(source, imported);
    }
}
