package health.salus.departments.internal.demo;

import health.salus.departments.Address;
import health.salus.departments.DepartmentView;
import health.salus.departments.HolidayView;
import health.salus.departments.LocationView;
import health.salus.departments.RoomKind;
import health.salus.departments.RoomView;
import health.salus.departments.WardView;
import health.salus.departments.internal.department.DepartmentRepository;
import health.salus.departments.internal.holiday.HolidayRepository;
import health.salus.departments.internal.location.LocationRepository;
import health.salus.departments.internal.room.RoomRepository;
import health.salus.departments.internal.ward.WardRepository;
import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import health.salus.platform.targets.DemoData;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** The places of the demo hospital: two locations in two time zones. */
@ApplicationScoped
class DemoPlaces implements DemoData {
    private static final String BERLIN = "berlin-mitte";
    private static final String NEW_YORK = "new-york-midtown";
    private static final int ROOMS = 10;

    private final Database database;
    private final Clock clock;

    DemoPlaces(@Schema("departments") Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public String module() {
        return "departments";
    }

    @Override
    public void load() {
        database.run(transaction -> {
            var handle = transaction.handle();
            if (DepartmentRepository.byIds(handle, List.of()).isEmpty()) {
                departments(handle);
                locations(handle);
                rooms(handle, BERLIN, "cardiology", "orthopaedics", "dermatology");
                rooms(handle, NEW_YORK, "general-medicine", "paediatrics", "radiology");
                wards(handle);
                holidays(handle, LocalDate.now(clock).getYear());
            }
        });
    }

    private static UUID id(String kind, String key) {
        return UUID.nameUUIDFromBytes(("demo-" + kind + "-" + key).getBytes(StandardCharsets.UTF_8));
    }

    private static void departments(Handle handle) {
        department(handle, "cardiology", "CARD", "Cardiology", "Heart and circulation.");
        department(handle, "general-medicine", "GEN", "General Medicine", "First contact, check-ups, vaccinations.");
        department(handle, "paediatrics", "PAED", "Paediatrics", "Children and adolescents.");
        department(handle, "orthopaedics", "ORTH", "Orthopaedics", "Bones, joints and muscles.");
        department(handle, "dermatology", "DERM", "Dermatology", "Skin, hair and nails.");
        department(handle, "radiology", "RAD", "Radiology", "X-ray, ultrasound, CT and MRI.");
    }

    private static void department(Handle handle, String key, String code, String name, String description) {
        DepartmentRepository.insert(
                handle, new DepartmentView(id("department", key), code, name, description, true, 1));
    }

    private static void locations(Handle handle) {
        List<UUID> all = Stream.of(
                        "cardiology", "general-medicine", "paediatrics", "orthopaedics", "dermatology", "radiology")
                .map(key -> id("department", key))
                .sorted()
                .toList();
        LocationRepository.insert(
                handle,
                new LocationView(
                        id("location", BERLIN),
                        all,
                        "Berlin Mitte",
                        ZoneId.of("Europe/Berlin"),
                        new Address("Luisenstraße 12", "Berlin", null, "10117", "DE"),
                        "+49 30 5550 100",
                        true,
                        1));
        LocationRepository.insert(
                handle,
                new LocationView(
                        id("location", NEW_YORK),
                        all,
                        "New York Midtown",
                        ZoneId.of("America/New_York"),
                        new Address("212 West 44th Street", "New York", "NY", "10036", "US"),
                        "+1 212 555 0100",
                        true,
                        1));
    }

    /** Rooms 1 to 6 are consulting rooms of the departments in turn; the others are shared. */
    private static void rooms(Handle handle, String location, String... departments) {
        for (int number = 1; number <= ROOMS; number++) {
            RoomKind kind = number <= 6 ? RoomKind.CONSULTING : number <= 8 ? RoomKind.TREATMENT : RoomKind.PROCEDURE;
            UUID department = number <= 6 ? id("department", departments[(number - 1) % departments.length]) : null;
            RoomRepository.insert(
                    handle,
                    new RoomView(
                            id("room", location + "-" + number),
                            id("location", location),
                            department,
                            "Room %d.%02d".formatted(1 + number / 6, number),
                            kind,
                            number == ROOMS ? 2 : 1,
                            true,
                            1));
        }
    }

    private static void wards(Handle handle) {
        List<WardView.BedView> beds = IntStream.rangeClosed(1, 8)
                .mapToObj(number -> new WardView.BedView(id("bed", "cardiology-" + number), "C-" + number, true))
                .toList();
        WardRepository.insert(
                handle,
                new WardView(
                        id("ward", "cardiology"),
                        id("location", BERLIN),
                        id("department", "cardiology"),
                        "Cardiology Ward",
                        beds,
                        true,
                        1));
    }

    private static void holidays(Handle handle, int year) {
        for (int each = year; each <= year + 1; each++) {
            holiday(handle, BERLIN, LocalDate.of(each, 1, 1), "Neujahr");
            holiday(handle, BERLIN, LocalDate.of(each, 5, 1), "Tag der Arbeit");
            holiday(handle, BERLIN, LocalDate.of(each, 10, 3), "Tag der Deutschen Einheit");
            holiday(handle, BERLIN, LocalDate.of(each, 12, 25), "1. Weihnachtstag");
            holiday(handle, BERLIN, LocalDate.of(each, 12, 26), "2. Weihnachtstag");
            holiday(handle, NEW_YORK, LocalDate.of(each, 1, 1), "New Year's Day");
            holiday(handle, NEW_YORK, LocalDate.of(each, 7, 4), "Independence Day");
            holiday(handle, NEW_YORK, LocalDate.of(each, 12, 25), "Christmas Day");
        }
    }

    private static void holiday(Handle handle, String location, LocalDate date, String name) {
        HolidayRepository.insert(
                handle, new HolidayView(id("holiday", location + "-" + date), id("location", location), date, name));
    }
}
