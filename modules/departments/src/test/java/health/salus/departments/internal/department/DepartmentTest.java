package health.salus.departments.internal.department;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.salus.departments.DepartmentChanged;
import health.salus.departments.DepartmentView;
import health.salus.departments.internal.SentTwice;
import health.salus.departments.internal.listing.NameQuery;
import health.salus.platform.testkit.Callers;
import health.salus.platform.testkit.MovableClock;
import health.salus.platform.testkit.TestDatabase;
import health.salus.platform.testkit.TestRequests;
import health.salus.platform.web.Failure;
import health.salus.platform.web.MergePatch;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DepartmentTest {
    @RegisterExtension
    static final TestDatabase postgres = TestDatabase.of("departments");

    final MovableClock clock = MovableClock.at("2026-03-02T08:00:00Z");
    final Validator validator = Validation.buildDefaultValidatorFactory().getValidator();
    final ReadDepartments departments = new ReadDepartments(postgres.database());
    final OpenDepartment open = new OpenDepartment(postgres.database(), clock);
    final ChangeDepartment change =
            new ChangeDepartment(postgres.database(), departments, new MergePatch(validator), clock);

    @BeforeEach
    void empty() {
        postgres.empty();
    }

    @Test
    void isOpenedOnceForEachCode() {
        var opened = open("card", "Cardiology");
        assertThat(departments.one(opened.id())).isEqualTo(opened);
        assertThat(postgres.published(DepartmentChanged.class)).containsExactly(new DepartmentChanged(opened.id()));
        assertThat(postgres.recorded())
                .singleElement()
                .satisfies(record -> assertThat(record.action()).isEqualTo("departments:open"));
        assertThatThrownBy(() -> open("CARD", "Other")).isInstanceOf(DepartmentCodeTaken.class);
        assertThat(postgres.recorded()).hasSize(1);
    }

    @Test
    void isOpenedOnceHoweverOftenItIsSent() {
        var requests = TestRequests.of(Callers.admin(), "/api/v1/departments", "a-key");
        var endpoints = new DepartmentEndpoints(
                postgres.database(), requests.caller(), requests.idempotency(), departments, open, change);
        SentTwice.getsTheSameAnswer(
                requests,
                () -> endpoints.create(new DepartmentForm("CARD", "Cardiology", null, null)),
                () -> endpoints.create(new DepartmentForm("HNO", "Hals-Nasen-Ohren", null, null)));
        assertThat(found("")).containsExactly("Cardiology");
    }

    @Test
    void changesOnlyWhatThePatchNames() {
        var opened = open("CARD", "Cardiology");
        var changed = change.run(
                Callers.admin(), opened.id(), 1, patch("description", "Hearts").put("active", false));
        assertThat(changed).isEqualTo(new DepartmentView(opened.id(), "CARD", "Cardiology", "Hearts", false, 2));
        assertThat(departments.one(opened.id())).isEqualTo(changed);
    }

    @Test
    void refusesAChangeOfAnOldVersion() {
        var opened = open("CARD", "Cardiology");
        change.run(Callers.admin(), opened.id(), 1, patch("name", "Heart"));
        assertThatThrownBy(() -> change.run(Callers.admin(), opened.id(), 1, patch("name", "Herz")))
                .isInstanceOf(Failure.StaleVersion.class);
        assertThat(departments.one(opened.id()).name()).isEqualTo("Heart");
    }

    @Test
    void refusesNamesThatCannotBeShown() {
        var opened = open("CARD", "Cardiology");
        for (String name : new String[] {"", "a\u0000b", "\u202Eoops", "x".repeat(121)}) {
            assertThatThrownBy(() -> change.run(Callers.admin(), opened.id(), 1, patch("name", name)))
                    .as(name)
                    .isInstanceOf(ConstraintViolationException.class);
        }
        assertThatThrownBy(() -> open("X", "\u202Eoops")).isInstanceOf(JdbiException.class);
    }

    @Test
    void isFoundByTheBeginningOfAWordWhateverTheAccents() {
        open("KAR", "Kardiologie und Angiologie");
        open("PAED", "Pädiatrie");
        open("HNO", "Hals-Nasen-Ohren");
        assertThat(found("ang kar")).containsExactly("Kardiologie und Angiologie");
        assertThat(found("padi")).containsExactly("Pädiatrie");
        assertThat(found("OHR")).containsExactly("Hals-Nasen-Ohren");
        assertThat(found("iatrie")).isEmpty();
        assertThat(found("%")).hasSize(3);
    }

    private java.util.List<String> found(String typed) {
        return departments.page(new Typed(typed)).data().stream()
                .map(DepartmentView::name)
                .toList();
    }

    private DepartmentView open(String code, String name) {
        return open.run(Callers.admin(), new DepartmentForm(code, name, null, null));
    }

    private static ObjectNode patch(String field, String value) {
        return JsonNodeFactory.instance.objectNode().put(field, value);
    }

    private static final class Typed extends NameQuery {
        Typed(String words) {
            super(words);
        }
    }
}
