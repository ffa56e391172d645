package health.salus.departments.internal.ward;

import static org.assertj.core.api.Assertions.assertThat;

import health.salus.departments.WardView;
import health.salus.departments.internal.OneLocation;
import health.salus.departments.internal.SentTwice;
import health.salus.departments.internal.listing.NameQuery;
import health.salus.platform.testkit.Callers;
import health.salus.platform.testkit.MovableClock;
import health.salus.platform.testkit.TestDatabase;
import health.salus.platform.testkit.TestRequests;
import health.salus.platform.web.MergePatch;
import jakarta.validation.Validation;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WardTest {
    @RegisterExtension
    static final TestDatabase postgres = TestDatabase.of("departments");

    final MovableClock clock = MovableClock.at("2026-03-02T08:00:00Z");
    final ReadWards wards = new ReadWards(postgres.database());
    final AddWard add = new AddWard(postgres.database(), clock);
    final MergePatch patches =
            new MergePatch(Validation.buildDefaultValidatorFactory().getValidator());
    final ChangeWard change = new ChangeWard(postgres.database(), wards, patches, clock);
    UUID department;
    UUID location;

    @BeforeEach
    void openLocation() {
        postgres.empty();
        var opened = OneLocation.open(postgres.database());
        department = opened.departmentIds().getFirst();
        location = opened.id();
    }

    @Test
    void isAddedOnceHoweverOftenItIsSent() {
        var requests = TestRequests.of(Callers.admin(), "/api/v1/wards", "a-key");
        var endpoints =
                new WardEndpoints(postgres.database(), requests.caller(), requests.idempotency(), wards, add, change);
        SentTwice.getsTheSameAnswer(
                requests, () -> endpoints.create(form("Ward 3")), () -> endpoints.create(form("Ward 4")));
        assertThat(wards.page(new NameQuery.ByPlace()).data())
                .extracting(WardView::name)
                .containsExactly("Ward 3");
    }

    /** With a bed that has no id yet: it is given one each time the form is read. */
    private WardForm form(String name) {
        return new WardForm(location, department, name, List.of(new WardForm.BedForm(null, "1", null)), null);
    }
}
