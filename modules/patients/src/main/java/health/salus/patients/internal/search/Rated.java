package health.salus.patients.internal.search;

import health.salus.patients.Match;
import health.salus.patients.PatientSummary;

/** A patient and how well they fit what was typed. */
record Rated(PatientSummary patient, Match match) {
    PatientSummary summary() {
        var p = patient;
        return new PatientSummary(
                p.id(),
                p.mrn(),
                p.givenName(),
                p.familyName(),
                p.displayName(),
                p.birthDate(),
                p.gender(),
                p.phone(),
                p.city(),
                p.active(),
                p.deceasedAt(),
                match);
    }
}
