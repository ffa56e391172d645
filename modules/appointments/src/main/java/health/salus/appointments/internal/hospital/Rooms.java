package health.salus.appointments.internal.hospital;

import com.fasterxml.jackson.core.type.TypeReference;
import health.salus.departments.Departments;
import health.salus.departments.LocationView;
import health.salus.departments.RoomView;
import health.salus.platform.cache.Cache;
import health.salus.platform.cache.Caches;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Rooms and locations, as the departments module knows them; remembered until it says that one changed. */
@ApplicationScoped
public class Rooms {
    private static final Duration LIFE = Duration.ofMinutes(30);

    private final Departments departments;
    private final Cache<UUID, RoomView> rooms;
    private final Cache<UUID, LocationView> locations;

    Rooms(Departments departments, Caches caches) {
        this.departments = departments;
        this.rooms = caches.shared("rooms", LIFE, 5_000, new TypeReference<>() {});
        this.locations = caches.shared("locations", LIFE, 5_000, new TypeReference<>() {});
    }

    public Optional<RoomView> find(UUID id) {
        return Optional.ofNullable(byIds(List.of(id)).get(id));
    }

    public Map<UUID, RoomView> byIds(Collection<UUID> ids) {
        return rooms.getAll(
                ids,
                missing -> departments.rooms(missing).stream()
                        .collect(Collectors.toMap(RoomView::id, Function.identity())));
    }

    public Optional<LocationView> location(UUID id) {
        return Optional.ofNullable(locations(List.of(id)).get(id));
    }

    public Map<UUID, LocationView> locations(Collection<UUID> ids) {
        return locations.getAll(
                ids,
                missing -> departments.locations(missing).stream()
                        .collect(Collectors.toMap(LocationView::id, Function.identity())));
    }

    void forgetRoom(UUID id) {
        rooms.drop(id);
    }

    void forgetLocation(UUID id) {
        locations.drop(id);
    }
}
