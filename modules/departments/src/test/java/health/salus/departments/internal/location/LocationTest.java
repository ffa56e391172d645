package health.salus.departments.internal.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import health.salus.departments.Address;
import health.salus.departments.DepartmentView;
import health.salus.departments.LocationChanged;
import health.salus.departments.LocationView;
import health.salus.departments.internal.SentTwice;
import health.salus.departments.internal.department.DepartmentRepository;
import health.salus.departments.internal.department.UnknownDepartment;
import health.salus.departments.internal.listing.NameQuery;
import health.salus.platform.data.Ids;
import health.salus.platform.testkit.Callers;
import health.salus.platform.testkit.MovableClock;
import health.salus.platform.testkit.TestDatabase;
import health.salus.platform.testkit.TestRequests;
import health.salus.platform.web.MergePatch;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LocationTest {
    @RegisterExtension
    static final TestDatabase postgres = TestDatabase.of("departments");

    final MovableClock clock = MovableClock.at("2026-03-02T08:00:00Z");
    final Validator validator = Validation.buildDefaultValidatorFactory().getValidator();
    final ReadLocations locations = new ReadLocations(postgres.database());
    final OpenLocation open = new OpenLocation(postgres.database(), clock);
    final ChangeLocation change = new ChangeLocation(postgres.database(), locations, new MergePatch(validator), clock);
    final UUID cardiology = Ids.next();

    @BeforeEach
    void openDepartment() {
        postgres.empty();
        postgres.database()
                .run(transaction -> DepartmentRepository.insert(
                        transaction.handle(), new DepartmentView(cardiology, "CARD", "Cardiology", null, true, 1)));
    }

    @Test
    void isOpenedWithItsDepartments() {
        var opened = open.run(Callers.admin(), form("Berlin Mitte", cardiology));
        assertThat(locations.one(opened.id())).isEqualTo(opened);
        assertThat(opened.departmentIds()).containsExactly(cardiology);
        assertThat(postgres.published(LocationChanged.class)).containsExactly(new LocationChanged(opened.id()));
    }

    @Test
    void isOpenedOnceHoweverOftenItIsSent() {
        var requests = TestRequests.of(Callers.admin(), "/api/v1/locations", "a-key");
        var endpoints = new LocationEndpoints(
                postgres.database(), requests.caller(), requests.idempotency(), locations, open, change);
        SentTwice.getsTheSameAnswer(
                requests,
                () -> endpoints.create(form("Berlin Mitte", cardiology)),
                () -> endpoints.create(form("Berlin Wedding", cardiology)));
        assertThat(names(null)).containsExactly("Berlin Mitte");
    }

    @Test
    void cannotHouseADepartmentThatDoesNotExist() {
        assertThatThrownBy(() -> open.run(Callers.admin(), form("Berlin Mitte", Ids.next())))
                .isInstanceOf(UnknownDepartment.class);
        assertThat(names(null)).isEmpty();
    }

    @Test
    void changesPartOfItsAddress() {
        var opened = open.run(Callers.admin(), form("Berlin Mitte", cardiology));
        var patch = JsonNodeFactory.instance.objectNode();
        patch.putObject("address").put("line", "Charitéplatz 1");
        patch.putNull("phone").put("zone", "Europe/Vienna").putArray("departmentIds");
        var changed = change.run(Callers.admin(), opened.id(), 1, patch);
        assertThat(changed.address()).isEqualTo(new Address("Charitéplatz 1", "Berlin", null, "10117", "DE"));
        assertThat(changed.phone()).isNull();
        assertThat(changed.departmentIds()).isEmpty();
        assertThat(locations.one(opened.id())).isEqualTo(changed);
    }

    @Test
    void knowsTheZonesOfTheWorldAndNoOthers() {
        assertThat(zoneErrors("America/New_York")).isEmpty();
        assertThat(zoneErrors("Pacific/Chatham")).isEmpty();
        assertThat(zoneErrors("Europe/Atlantis")).hasSize(1);
        assertThat(zoneErrors("+02:00")).hasSize(1);
        assertThat(zoneErrors("")).hasSize(1);
    }

    @Test
    void isListedByTheDepartmentItHouses() {
        for (String name : List.of("b", "A", "c", "a", "B")) {
            open.run(Callers.admin(), form(name, cardiology));
        }
        assertThat(names(null)).hasSize(5);
        assertThat(names(cardiology)).containsExactlyInAnyOrder("A", "a", "b", "B", "c");
        assertThat(names(Ids.next())).isEmpty();
    }

    private List<String> names(UUID department) {
        return locations.page(NameQuery.ByDepartment.of(department)).data().stream()
                .map(LocationView::name)
                .toList();
    }

    private Set<?> zoneErrors(String zone) {
        return validator.validate(
                new LocationForm("x", zone, new Address("a", "b", null, null, "DE"), List.of(), null, null));
    }

    private static LocationForm form(String name, UUID department) {
        var address = new Address("Luisenstraße 12", "Berlin", null, "10117", "DE");
        return new LocationForm(name, "Europe/Berlin", address, List.of(department), "+49 30 555 0100", null);
    }
}
