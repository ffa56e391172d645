package health.salus.departments.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.salus.departments.HolidayView;
import health.salus.departments.RoomKind;
import health.salus.departments.RoomView;
import health.salus.departments.WardView;
import health.salus.departments.internal.holiday.HolidayRepository;
import health.salus.departments.internal.location.DepartmentElsewhere;
import health.salus.departments.internal.location.HousingRules;
import health.salus.departments.internal.location.UnknownLocation;
import health.salus.departments.internal.room.RoomRepository;
import health.salus.departments.internal.ward.WardRepository;
import health.salus.platform.data.Ids;
import health.salus.platform.data.Violation;
import health.salus.platform.testkit.TestDatabase;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the database itself holds about rooms, wards and holidays. */
class PlacesTest {
    @RegisterExtension
    static final TestDatabase postgres = TestDatabase.of("departments");

    UUID cardiology;
    UUID location;

    @BeforeEach
    void openLocation() {
        postgres.empty();
        var opened = OneLocation.open(postgres.database());
        cardiology = opened.departmentIds().getFirst();
        location = opened.id();
    }

    @Test
    void namesOfRoomsAreUniqueInALocation() {
        var room = room("Room 1", 1);
        insert(handle -> RoomRepository.insert(handle, room));
        List<RoomView> stored = postgres.database().read(handle -> RoomRepository.byIds(handle, List.of(room.id())));
        assertThat(stored).containsExactly(room);
        assertThat(refusedBy(() -> insert(handle -> RoomRepository.insert(handle, room("ROOM 1", 1)))))
                .contains("room_name");
        assertThat(refusedBy(() -> insert(handle -> RoomRepository.insert(handle, room("Room 2", 0)))))
                .isPresent();
    }

    @Test
    void roomsBelongToDepartmentsOfTheirLocation() {
        insert(handle -> HousingRules.departmentMustBeAtItsLocation(handle, location, cardiology));
        insert(handle -> HousingRules.departmentMustBeAtItsLocation(handle, location, null));
        assertThatThrownBy(() ->
                        insert(handle -> HousingRules.departmentMustBeAtItsLocation(handle, location, Ids.next())))
                .isInstanceOf(DepartmentElsewhere.class);
        assertThatThrownBy(() ->
                        insert(handle -> HousingRules.departmentMustBeAtItsLocation(handle, Ids.next(), cardiology)))
                .isInstanceOf(UnknownLocation.class);
    }

    @Test
    void wardsKeepTheirBeds() {
        var beds = List.of(new WardView.BedView(Ids.next(), "1", true), new WardView.BedView(Ids.next(), "2", false));
        var ward = new WardView(Ids.next(), location, cardiology, "Ward 3", beds, true, 1);
        insert(handle -> WardRepository.insert(handle, ward));
        Optional<WardView> stored = postgres.database().read(handle -> WardRepository.find(handle, ward.id()));
        assertThat(stored).contains(ward);
        var twice = List.of(new WardView.BedView(Ids.next(), "1", true), new WardView.BedView(Ids.next(), "1", true));
        assertThat(refusedBy(() -> insert(handle -> WardRepository.insert(
                        handle, new WardView(Ids.next(), location, cardiology, "Ward 4", twice, true, 1)))))
                .contains("bed_name");
    }

    @Test
    void aLocationIsClosedOnceADay() {
        var holiday = new HolidayView(Ids.next(), location, LocalDate.parse("2026-12-25"), "Christmas Day");
        insert(handle -> HolidayRepository.insert(handle, holiday));
        var again = new HolidayView(Ids.next(), location, holiday.date(), "Again");
        assertThat(refusedBy(() -> insert(handle -> HolidayRepository.insert(handle, again))))
                .contains("holiday_once");
        var date = holiday.date();
        assertThat(holidays(date, date)).containsExactly(holiday);
        assertThat(holidays(date.plusDays(1), date.plusDays(9))).isEmpty();
    }

    private List<HolidayView> holidays(LocalDate from, LocalDate to) {
        return postgres.database().read(handle -> HolidayRepository.between(handle, List.of(location), from, to));
    }

    private RoomView room(String name, int capacity) {
        return new RoomView(Ids.next(), location, cardiology, name, RoomKind.CONSULTING, capacity, true, 1);
    }

    private static void insert(Consumer<Handle> work) {
        postgres.database().run(transaction -> work.accept(transaction.handle()));
    }

    private static Optional<String> refusedBy(ThrowingCallable work) {
        try {
            work.call();
        } catch (JdbiException e) {
            return Violation.constraint(e);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
        return Optional.empty();
    }
}
