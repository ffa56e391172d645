package health.salus.departments.internal.holiday;

import static org.assertj.core.api.Assertions.assertThat;

import health.salus.departments.HolidayView;
import health.salus.departments.internal.OneLocation;
import health.salus.departments.internal.SentTwice;
import health.salus.departments.internal.location.Locations;
import health.salus.departments.internal.location.ReadLocations;
import health.salus.platform.testkit.Callers;
import health.salus.platform.testkit.MovableClock;
import health.salus.platform.testkit.TestDatabase;
import health.salus.platform.testkit.TestRequests;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HolidayTest {
    @RegisterExtension
    static final TestDatabase postgres = TestDatabase.of("departments");

    final MovableClock clock = MovableClock.at("2026-03-02T08:00:00Z");
    final ReadLocations locations = Locations.of(postgres.database());
    final ReadHolidays holidays = new ReadHolidays(postgres.database(), locations);
    final CloseForHoliday close = new CloseForHoliday(postgres.database(), locations, clock);
    final OpenDespiteHoliday open = new OpenDespiteHoliday(postgres.database(), clock);
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
    void closesOnceHoweverOftenItIsSent() {
        var requests = TestRequests.of(Callers.admin(), "/api/v1/locations/" + location + "/holidays", "a-key");
        var endpoints = new HolidayEndpoints(
                postgres.database(), requests.caller(), requests.idempotency(), holidays, close, open);
        SentTwice.getsTheSameAnswer(
                requests,
                () -> endpoints.create(location, form("2026-12-25")),
                () -> endpoints.create(location, form("2026-12-26")));
        assertThat(holidays.of(location)).extracting(HolidayView::date).containsExactly(LocalDate.parse("2026-12-25"));
    }

    private static HolidayForm form(String date) {
        return new HolidayForm(LocalDate.parse(date), "Christmas");
    }
}
