package health.salus.doctors.internal.schedule;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The whole of a doctor's weekly hours, as filled in. */
@Schema(examples = """
                {"entries":[{"weekday":"monday","locationId":"0b1d8c2e-6a5c-3d57-9d2c-7d1f4a1e2b3c","start":"08:00",
                "end":"16:30","breaks":[{"start":"12:00","end":"12:30","label":"Lunch"}],"appointmentTypes":[],
                "slotMinutes":30,"validFrom":"2026-01-01","validTo":null}]}""")
record ScheduleForm(@NotNull @Size(max = 100) List<@NotNull @Valid ScheduleEntry> entries) {}
