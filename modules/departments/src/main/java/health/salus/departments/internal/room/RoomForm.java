package health.salus.departments.internal.room;

import health.salus.departments.RoomKind;
import health.salus.departments.RoomView;
import health.salus.platform.web.PlainText;
import health.salus.platform.web.Text;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is filled in to add or change a room.
 *
 * @param departmentId whose room it is; absent when it is shared
 * @param active absent means in use
 */
record RoomForm(
        @NotNull UUID locationId,
        @Nullable UUID departmentId,

        @Schema(examples = "Room 2.14") @NotBlank @Size(max = 80) @PlainText
        String name,

        @NotNull RoomKind kind,

        @Schema(examples = "1", description = "How many patients fit in at one time.") @Min(1) @Max(500) int capacity,

        @Nullable Boolean active) {

    RoomForm {
        name = Text.orEmpty(name);
    }

    static RoomForm of(RoomView room) {
        return new RoomForm(
                room.locationId(), room.departmentId(), room.name(), room.kind(), room.capacity(), room.active());
    }

    RoomView room(UUID id, long version) {
        return new RoomView(id, locationId, departmentId, name, kind, capacity, !Boolean.FALSE.equals(active), version);
    }
}
