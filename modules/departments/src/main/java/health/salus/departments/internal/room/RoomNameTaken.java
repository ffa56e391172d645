package health.salus.departments.internal.room;

import health.salus.platform.web.Failure;
import health.salus.platform.web.FieldError;

/** Another room of the location has this name. */
final class RoomNameTaken extends Failure.Conflict {
    private static final long serialVersionUID = 1L;

    RoomNameTaken(String name) {
        super(
                "room-name-taken",
                "Another room of this location is called " + name + ".",
                new FieldError("/name", "taken", "Another room of this location has this name."));
    }
}
