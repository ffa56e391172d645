package health.salus.patients.internal.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.salus.patients.Address;
import health.salus.patients.Match;
import health.salus.patients.PatientSummary;
import health.salus.patients.Phone;
import health.salus.patients.internal.access.AccessRules;
import health.salus.patients.internal.registration.PatientForm;
import health.salus.patients.internal.registration.PatientForms;
import health.salus.patients.internal.registration.Registrations;
import health.salus.platform.audit.AccessRecord;
import health.salus.platform.testkit.Callers;
import health.salus.platform.testkit.MovableClock;
import health.salus.platform.testkit.TestDatabase;
import health.salus.platform.web.Failure;
import health.salus.platform.web.Page;
import health.salus.platform.web.PageQuery;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FindPatientsTest {
    @RegisterExtension
    static final TestDatabase postgres = TestDatabase.of("patients");

    private final MovableClock clock = MovableClock.at("2026-03-02T08:00:00Z");
    private FindPatients find;
    private Registrations registrations;
    private String mrn = "";

    @BeforeEach
    void prepare() {
        postgres.empty();
        find = new FindPatients(postgres.database(), AccessRules.on(postgres.database(), clock), clock);
        registrations = new Registrations(postgres.database(), clock);
        mrn = registrations.add(form("Jürgen", "Müller", "1961-04-12", "+49 30 23125 900", "Berlin"));
        registrations.add(form("María José", "García López", "1983-07-02", "+1 212 555 0108", "New York"));
        registrations.add(form("Anna", "Schmidt", "1974-09-30", "030 23125 004", "Berlin"));
        registrations.add(form("Katharina", "Schneider", "1974-09-30", "030 23125 005", "Potsdam"));
        registrations.add(form("Wei", "Chen", "1990-02-11", "+1 212 555 0106", "New York"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "müller",
                "Muller",
                "Mueller",
                "mül",
                "jürgen müller",
                "müller jürgen",
                "mül jür",
                "Jurgen M",
                "Mülller",
                "Jügren Müller",
                "mueler jurgen",
                "1961-04-12",
                "12.04.1961",
                "müller 12.04.1961",
                "+49 30 23125 900",
                "03023125900",
                "23125900",
                "5900"
            })
    void findsJuergenMueller(String typed) {
        assertThat(names(q(typed))).contains("Jürgen Müller");
    }

    @Test
    void findsByRecordNumberWithAndWithoutSeparators() {
        assertThat(names(q(mrn))).first().isEqualTo("Jürgen Müller");
        assertThat(names(q(mrn.substring(0, 3) + "-" + mrn.substring(3))))
                .first()
                .isEqualTo("Jürgen Müller");
        assertThat(names(query(asked -> asked.mrn = mrn))).containsExactly("Jürgen Müller");
        String swapped = mrn.substring(0, 7) + mrn.charAt(8) + mrn.charAt(7);
        assertThatThrownBy(() -> query(asked -> asked.mrn = swapped))
                .isInstanceOfSatisfying(
                        Failure.Malformed.class,
                        wrong -> assertThat(wrong.errors().getFirst().code()).isEqualTo("wrong-check-digit"));
    }

    @Test
    void findsEveryWordOfAName() {
        assertThat(names(q("lopez"))).containsExactly("María José García López");
        assertThat(names(q("jose garcia"))).containsExactly("María José García López");
        assertThat(names(q("garcia lopez maria"))).containsExactly("María José García López");
        assertThat(names(q("lop mar"))).containsExactly("María José García López");
    }

    @Test
    void tellsHowItFound() {
        assertThat(kind("muller")).isEqualTo(Match.Kind.EXACT);
        assertThat(kind("mull")).isEqualTo(Match.Kind.PREFIX);
        assertThat(kind("mulller")).isEqualTo(Match.Kind.FUZZY);
        assertThat(kind("23125900")).isEqualTo(Match.Kind.PHONE);
        assertThat(kind("1961-04-12")).isEqualTo(Match.Kind.BIRTH_DATE);
        assertThat(kind(mrn)).isEqualTo(Match.Kind.MRN);
        assertThat(kind("miller")).isIn(Match.Kind.FUZZY, Match.Kind.PHONETIC);
    }

    @Test
    void theExactOneComesBeforeTheNearOnes() {
        registrations.add(form("Anna", "Schmitt", "1950-01-01", "030 23125 006", "Berlin"));

        assertThat(names(q("schmitt"))).containsSubsequence("Anna Schmitt", "Anna Schmidt");
    }

    @Test
    void filtersNarrowASearch() {
        assertThat(names(query(asked -> {
                    asked.q = "sch";
                    asked.city = "potsdam";
                })))
                .containsExactly("Katharina Schneider");
        assertThat(names(query(asked -> asked.birthDate = "30.09.1974"))).hasSize(2);
        assertThat(names(query(asked -> asked.phone = "5550106"))).containsExactly("Wei Chen");
        assertThat(names(query(asked -> asked.familyName = "Garc"))).containsExactly("María José García López");
        assertThat(names(query(asked -> asked.gender = "male"))).isEmpty();
    }

    @Test
    void pagesFollowOneAnotherInEveryOrder() {
        for (String sort :
                List.of("familyName", "-familyName", "givenName", "birthDate", "-birthDate", "mrn", "-createdAt")) {
            List<String> seen = new ArrayList<>();
            Page<PatientSummary> page = query(asked -> {
                asked.sort = sort;
                asked.page = PageQuery.from("", 2, null);
            });
            seen.addAll(names(page));
            while (page.page().nextCursor() != null) {
                String cursor = page.page().nextCursor();
                page = query(asked -> {
                    asked.sort = sort;
                    asked.page = PageQuery.from("", 2, cursor);
                });
                seen.addAll(names(page));
            }
            assertThat(seen).as(sort).hasSize(5).doesNotHaveDuplicates();
        }
        assertThat(names(query(asked -> asked.sort = "-familyName"))).first().isEqualTo("Katharina Schneider");
    }

    @Test
    void unknownOrdersAreRefused() {
        assertThatThrownBy(() -> query(asked -> asked.sort = "mrn; DROP TABLE patients.patient"))
                .isInstanceOf(Failure.Malformed.class);
        assertThatThrownBy(() -> query(asked -> {
                    asked.q = "sch";
                    asked.sort = "mrn";
                }))
                .isInstanceOf(Failure.Malformed.class);
    }

    @Test
    void aCursorOfAnotherListIsRefused() {
        Page<PatientSummary> page = query(asked -> asked.page = PageQuery.from("", 2, null));

        assertThatThrownBy(() -> query(asked -> {
                    asked.sort = "birthDate";
                    asked.page = PageQuery.from("", 2, page.page().nextCursor());
                }))
                .isInstanceOf(Failure.Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%",
                "_",
                "\\",
                "'; DROP TABLE patients.patient; --",
                "((",
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                "% % %",
                "- -"
            })
    void strangeSearchesFindNothingAndDoNoHarm(String typed) {
        assertThat(q(typed).data()).isEmpty();
        assertThat(query(asked -> {}).data()).hasSize(5);
    }

    @Test
    void whoWasShownIsRecorded() {
        Page<PatientSummary> page = q("wei");

        assertThat(postgres.recorded())
                .last()
                .returns("patients:search", AccessRecord::action)
                .extracting(AccessRecord::detail)
                .asString()
                .contains(page.data().getFirst().id().toString());
    }

    private Match.Kind kind(String typed) {
        return Objects.requireNonNull(q(typed).data().getFirst().match()).kind();
    }

    private Page<PatientSummary> q(String typed) {
        return query(asked -> asked.q = typed);
    }

    private Page<PatientSummary> query(Consumer<PatientQuery> ask) {
        var query = new PatientQuery();
        ask.accept(query);
        return find.run(Callers.receptionist(), query);
    }

    private static List<String> names(Page<PatientSummary> page) {
        return page.data().stream().map(PatientSummary::displayName).toList();
    }

    private static PatientForm form(String given, String family, String born, String phone, String city) {
        return PatientForms.form(
                given,
                family,
                LocalDate.parse(born),
                List.of(new Phone(phone, Phone.Kind.HOME, true)),
                List.of(new Address("1 Main St", city, null, null, "DE", Address.Kind.HOME)),
                List.of());
    }
}
