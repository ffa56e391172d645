package health.salus.patients.internal.registration;

import health.salus.patients.Address;
import health.salus.patients.Gender;
import health.salus.patients.Identifier;
import health.salus.patients.Phone;
import java.time.LocalDate;
import java.util.List;

/** Forms that are right, each different in one thing. */
public final class PatientForms {
    private static final LocalDate BORN = LocalDate.of(1980, 3, 12);

    private PatientForms() {}

    public static PatientForm named(String givenName, String familyName) {
        return form(givenName, familyName, BORN, List.of(), List.of(), List.of());
    }

    public static PatientForm born(LocalDate birthDate) {
        return form("Anna", "Meier", birthDate, List.of(), List.of(), List.of());
    }

    public static PatientForm with(List<Phone> phones, List<Address> addresses, List<Identifier> identifiers) {
        return form("Anna", "Meier", BORN, phones, addresses, identifiers);
    }

    public static PatientForm form(
            String givenName,
            String familyName,
            LocalDate birthDate,
            List<Phone> phones,
            List<Address> addresses,
            List<Identifier> identifiers) {
        return new PatientForm(
                givenName,
                familyName,
                null,
                birthDate,
                Gender.FEMALE,
                phones,
                null,
                addresses,
                identifiers,
                List.of(),
                List.of(),
                null,
                null,
                null);
    }
}
