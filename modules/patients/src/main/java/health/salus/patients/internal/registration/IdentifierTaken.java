package health.salus.patients.internal.registration;

import health.salus.patients.Identifier;
import health.salus.platform.data.Database;
import health.salus.platform.data.Violation;
import health.salus.platform.web.Failure;
import health.salus.platform.web.FieldError;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** Another patient already has this identifier: they are most likely the same person. */
final class IdentifierTaken extends Failure.Conflict {
    private static final long serialVersionUID = 1L;

    IdentifierTaken(int position, UUID patientId) {
        super(
                "identifier-taken",
                "Another patient already has this identifier.",
                new FieldError("/identifiers/" + position, "taken", "Another patient already has this identifier."));
        with("patientId", patientId);
    }

    /** What a refused statement means: that one of these identifiers is somebody else's, or what it says itself. */
    static RuntimeException orElse(JdbiException refused, Database database, UUID self, List<Identifier> wanted) {
        if (!Violation.constraint(refused).equals(Optional.of("identifier_unique"))) {
            return refused;
        }
        return database.read(handle -> owner(handle, self, wanted))
                .<RuntimeException>map(taken -> taken)
                .orElse(refused);
    }

    private static Optional<IdentifierTaken> owner(Handle handle, UUID self, List<Identifier> wanted) {
        for (int i = 0; i < wanted.size(); i++) {
            Optional<UUID> owner = handle.createQuery("""
                            SELECT patient_id FROM patients.identifier
                            WHERE system = :system AND value = :value AND patient_id <> :self
                            """)
                    .bind("system", wanted.get(i).system())
                    .bind("value", wanted.get(i).value())
                    .bind("self", self)
                    .mapTo(UUID.class)
                    .findOne();
            if (owner.isPresent()) {
                return Optional.of(new IdentifierTaken(i, owner.get()));
            }
        }
        return Optional.empty();
    }
}
