package health.salus.departments.internal.room;

import static org.assertj.core.api.Assertions.assertThat;

import health.salus.departments.RoomKind;
import health.salus.departments.RoomView;
import health.salus.departments.internal.OneLocation;
import health.salus.departments.internal.SentTwice;
import health.salus.departments.internal.listing.NameQuery;
import health.salus.platform.testkit.Callers;
import health.salus.platform.testkit.MovableClock;
import health.salus.platform.testkit.TestDatabase;
import health.salus.platform.testkit.TestRequests;
import health.salus.platform.web.MergePatch;
import jakarta.validation.Validation;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RoomTest {
    @RegisterExtension
    static final TestDatabase postgres = TestDatabase.of("departments");

    final MovableClock clock = MovableClock.at("2026-03-02T08:00:00Z");
    final ReadRooms rooms = new ReadRooms(postgres.database());
    final AddRoom add = new AddRoom(postgres.database(), clock);
    final MergePatch patches =
            new MergePatch(Validation.buildDefaultValidatorFactory().getValidator());
    final ChangeRoom change = new ChangeRoom(postgres.database(), rooms, patches, clock);
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
        var requests = TestRequests.of(Callers.admin(), "/api/v1/rooms", "a-key");
        var endpoints =
                new RoomEndpoints(postgres.database(), requests.caller(), requests.idempotency(), rooms, add, change);
        SentTwice.getsTheSameAnswer(
                requests, () -> endpoints.create(form("Room 1")), () -> endpoints.create(form("Room 2")));
        assertThat(rooms.page(new NameQuery.ByPlace()).data())
                .extracting(RoomView::name)
                .containsExactly("Room 1");
    }

    private RoomForm form(String name) {
        return new RoomForm(location, department, name, RoomKind.CONSULTING, 1, null);
    }
}
