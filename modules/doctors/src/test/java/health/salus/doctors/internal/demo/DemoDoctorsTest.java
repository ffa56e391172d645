package health.salus.doctors.internal.demo;

import static org.assertj.core.api.Assertions.assertThat;

import health.salus.doctors.DoctorSummary;
import health.salus.doctors.internal.doctor.DoctorRepository;
import health.salus.doctors.internal.schedule.ScheduleEntry;
import health.salus.doctors.internal.schedule.ScheduleRepository;
import health.salus.platform.testkit.MovableClock;
import health.salus.platform.testkit.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DemoDoctorsTest {
    @RegisterExtension
    static final TestDatabase postgres = TestDatabase.of("doctors");

    @Test
    void fillsAnEmptyModuleOnceAndGivesEachDoctorARoom() {
        var demo = new DemoDoctors(postgres.database(), MovableClock.at("2026-03-02T08:00:00Z"));
        demo.load();
        demo.load();
        List<DoctorSummary> doctors = postgres.database().read(handle -> DoctorRepository.active(handle, null, null));
        assertThat(doctors).hasSize(12);
        List<UUID> ids = doctors.stream().map(DoctorSummary::id).toList();
        Map<UUID, List<ScheduleEntry>> weeks =
                postgres.database().read(handle -> ScheduleRepository.entries(handle, ids));
        assertThat(weeks).hasSize(12);
        assertThat(weeks.values().stream().map(week -> week.getFirst().roomId()).distinct())
                .hasSize(12);
    }
}
