package health.salus.appointments.internal.demo;

import health.salus.doctors.DoctorSummary;
import health.salus.patients.PatientSummary;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** Picks who comes: children to paediatricians, nobody twice within a day. */
final class DemoPatients {
    private static final int GROWN_UP = 16;
    private static final int TRIES = 40;

    private final List<PatientSummary> children;
    private final List<PatientSummary> adults;
    private final Set<Visit> visits = new HashSet<>();

    private record Visit(UUID patientId, long day) {}

    DemoPatients(List<PatientSummary> patients, Instant now) {
        LocalDate youngest = LocalDate.ofInstant(now, ZoneOffset.UTC).minusYears(GROWN_UP);
        children = patients.stream()
                .filter(patient -> patient.birthDate().isAfter(youngest))
                .toList();
        adults = patients.stream()
                .filter(patient -> !patient.birthDate().isAfter(youngest))
                .toList();
    }

    Optional<PatientSummary> next(DoctorSummary doctor, Instant start, Random random) {
        List<PatientSummary> pool = doctor.specialties().contains("paediatrics") ? children : adults;
        if (pool.isEmpty()) {
            return Optional.empty();
        }
        long day = start.getEpochSecond() / Duration.ofDays(1).toSeconds();
        for (int tried = 0; tried < TRIES; tried++) {
            PatientSummary patient = pool.get(random.nextInt(pool.size()));
            if (visits.add(new Visit(patient.id(), day))) {
                return Optional.of(patient);
            }
        }
        return Optional.empty();
    }
}
