package health.salus.patients.internal.duplicates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.salus.patients.Identifier;
import health.salus.patients.Phone;
import health.salus.patients.internal.access.AccessRules;
import health.salus.patients.internal.duplicates.Duplicate.Reason;
import health.salus.patients.internal.duplicates.Duplicate.Verdict;
import health.salus.patients.internal.registration.PatientForms;
import health.salus.patients.internal.registration.Registrations;
import health.salus.platform.security.Caller;
import health.salus.platform.testkit.Callers;
import health.salus.platform.testkit.MovableClock;
import health.salus.platform.testkit.TestDatabase;
import health.salus.platform.web.Failure;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FindDuplicatesTest {
    @RegisterExtension
    static final TestDatabase postgres = TestDatabase.of("patients");

    private final MovableClock clock = MovableClock.at("2026-03-02T08:00:00Z");
    private final Caller receptionist = Callers.receptionist();
    private FindDuplicates find;
    private RuleOutDuplicate ruleOut;
    private Registrations registrations;

    @BeforeEach
    void prepare() {
        postgres.empty();
        var access = AccessRules.on(postgres.database(), clock);
        find = new FindDuplicates(postgres.database(), access, clock);
        ruleOut = new RuleOutDuplicate(postgres.database(), access, clock);
        registrations = new Registrations(postgres.database(), clock);
        register("Jürgen", "Müller", "1961-04-12", "+49 30 23125 900", "A1");
    }

    @Test
    void findsTheSamePersonTypedAnew() {
        assertThat(duplicates("Jürgen", "Müller", "1961-04-12"))
                .singleElement()
                .returns(Verdict.CERTAIN, Duplicate::verdict);
    }

    @Test
    void findsUmlautsWrittenOutWithDayAndMonthSwapped() {
        assertThat(duplicates("Juergen", "Mueller", "1961-12-04"))
                .singleElement()
                .satisfies(found ->
                        assertThat(found.reasons()).extracting(Reason::code).contains("birth-date-swapped"));
    }

    @Test
    void findsNamesSwapped() {
        assertThat(duplicates("Müller", "Jürgen", "1961-04-12")).hasSize(1);
    }

    @Test
    void findsByPhoneWrittenOtherwiseWithTheSameBirthDate() {
        var query = new DuplicateQuery(
                "Jörg",
                "Schmitz",
                LocalDate.of(1961, 4, 12),
                null,
                List.of(new Phone("030 23125-900", Phone.Kind.HOME, false)),
                List.of(),
                null);

        assertThat(find.run(receptionist, query)).hasSize(1);
    }

    @Test
    void findsByIdentifierAlone() {
        var query =
                new DuplicateQuery(null, null, null, null, List.of(), List.of(new Identifier("de-kvnr", "A1")), null);

        assertThat(find.run(receptionist, query)).singleElement().returns(Verdict.CERTAIN, Duplicate::verdict);
    }

    @Test
    void leavesOthersAlone() {
        assertThat(duplicates("Hans", "Müller", "1990-01-01")).isEmpty();
        assertThat(duplicates(null, null, "1961-04-12")).isEmpty();
        assertThat(duplicates(null, null, null)).isEmpty();
    }

    @Test
    void aDecisionThatTheyDifferPersists() {
        register("Juergen", "Mueller", "1961-04-12", "+49 30 1111111", "A2");
        List<Duplicate> both = duplicates("Jürgen", "Müller", "1961-04-12");
        UUID one = both.get(0).patient().id();
        UUID other = both.get(1).patient().id();

        ruleOut.run(receptionist, other, one);
        ruleOut.run(receptionist, one, other);

        assertThat(find.run(receptionist, query("Jürgen", "Müller", "1961-04-12", one)))
                .isEmpty();
        assertThat(find.run(receptionist, query("Jürgen", "Müller", "1961-04-12", null)))
                .hasSize(2);
    }

    @Test
    void onlyTwoPatientsCanBeTwoPeople() {
        UUID one = duplicates("Jürgen", "Müller", "1961-04-12")
                .getFirst()
                .patient()
                .id();

        assertThatThrownBy(() -> ruleOut.run(receptionist, one, UUID.randomUUID()))
                .isInstanceOf(Failure.NotFound.class);
        assertThatThrownBy(() -> ruleOut.run(receptionist, one, one)).isInstanceOf(Failure.Malformed.class);
    }

    private List<Duplicate> duplicates(@Nullable String given, @Nullable String family, @Nullable String born) {
        return find.run(receptionist, query(given, family, born, null));
    }

    private static DuplicateQuery query(
            @Nullable String given, @Nullable String family, @Nullable String born, @Nullable UUID exclude) {
        return new DuplicateQuery(
                given, family, born == null ? null : LocalDate.parse(born), null, List.of(), List.of(), exclude);
    }

    private void register(String given, String family, String born, String phone, String identifier) {
        registrations.add(PatientForms.form(
                given,
                family,
                LocalDate.parse(born),
                List.of(new Phone(phone, Phone.Kind.HOME, true)),
                List.of(),
                List.of(new Identifier("de-kvnr", identifier))));
    }
}
