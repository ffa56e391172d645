package health.salus.patients.internal.registration;

import health.salus.platform.web.Failure;
import health.salus.platform.web.FieldError;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What must be true of a patient's data beyond the form of each field. */
final class PatientRules {
    /** Nobody alive or recently dead was born before; the oldest person on record was born in 1875. */
    static final LocalDate EARLIEST_BIRTH = LocalDate.of(1870, 1, 1);

    /** Somewhere it is already tomorrow. */
    private static final ZoneOffset EARLIEST_ZONE = ZoneOffset.ofHours(14);

    private PatientRules() {}

    /** @throws Failure.Malformed that names each field which cannot be right */
    static void check(PatientForm form, Clock clock) {
        List<FieldError> wrong = broken(form, clock);
        if (!wrong.isEmpty()) {
            throw new Failure.Malformed("validation", "Some fields are not right.", wrong);
        }
    }

    static List<FieldError> broken(PatientForm form, Clock clock) {
        List<FieldError> wrong = new ArrayList<>();
        birthDateMustBePossible(form, clock, wrong);
        deathMustLieBetweenBirthAndNow(form, clock, wrong);
        identifiersMustDiffer(form, wrong);
        onlyOnePhoneMayBePreferred(form, wrong);
        policiesMustEndAfterTheyStart(form, wrong);
        return wrong;
    }

    static void birthDateMustBePossible(PatientForm form, Clock clock, List<FieldError> wrong) {
        LocalDate latest = LocalDate.ofInstant(clock.instant(), EARLIEST_ZONE);
        if (form.birthDate().isAfter(latest)) {
            wrong.add(new FieldError("/birthDate", "in-the-future", "Nobody is born in the future."));
        } else if (form.birthDate().isBefore(EARLIEST_BIRTH)) {
            wrong.add(new FieldError("/birthDate", "too-early", "Birth dates before 1870 are not possible."));
        }
    }

    static void deathMustLieBetweenBirthAndNow(PatientForm form, Clock clock, List<FieldError> wrong) {
        if (form.deceasedAt() == null) {
            return;
        }
        if (form.deceasedAt().isAfter(clock.instant())) {
            wrong.add(new FieldError("/deceasedAt", "in-the-future", "A death in the future cannot be known."));
        } else if (form.deceasedAt()
                .isBefore(form.birthDate().atStartOfDay(EARLIEST_ZONE).toInstant())) {
            wrong.add(new FieldError("/deceasedAt", "before-birth", "Nobody dies before being born."));
        }
    }

    static void identifiersMustDiffer(PatientForm form, List<FieldError> wrong) {
        Set<Object> seen = new HashSet<>();
        for (int i = 0; i < form.identifiers().size(); i++) {
            if (!seen.add(form.identifiers().get(i))) {
                wrong.add(new FieldError("/identifiers/" + i, "repeated", "This identifier is in the list twice."));
            }
        }
    }

    static void onlyOnePhoneMayBePreferred(PatientForm form, List<FieldError> wrong) {
        int preferred = 0;
        for (int i = 0; i < form.phones().size(); i++) {
            if (form.phones().get(i).preferred() && ++preferred == 2) {
                wrong.add(new FieldError(
                        "/phones/" + i + "/preferred",
                        "more-than-one",
                        "Only one phone can be the one to call first."));
            }
        }
    }

    static void policiesMustEndAfterTheyStart(PatientForm form, List<FieldError> wrong) {
        for (int i = 0; i < form.insurancePolicies().size(); i++) {
            if (form.insurancePolicies().get(i).endsBeforeItStarts()) {
                wrong.add(new FieldError(
                        "/insurancePolicies/" + i + "/validTo", "before-start", "It ends before it starts."));
            }
        }
    }
}
