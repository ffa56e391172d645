package health.salus.patients.internal.registration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import health.salus.patients.Address;
import health.salus.patients.Gender;
import health.salus.patients.Identifier;
import health.salus.patients.Phone;
import health.salus.patients.internal.contacts.EmergencyContact;
import health.salus.patients.internal.insurance.InsurancePolicy;
import health.salus.platform.web.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Between a row of {@code patients.patient} and the record. */
final class PatientRow {
    private static final ObjectWriter WRITER = Json.MAPPER.writer();
    private static final ObjectReader PHONES = Json.MAPPER.readerFor(new TypeReference<List<Phone>>() {});
    private static final ObjectReader ADDRESSES = Json.MAPPER.readerFor(new TypeReference<List<Address>>() {});
    private static final ObjectReader IDENTIFIERS = Json.MAPPER.readerFor(new TypeReference<List<Identifier>>() {});
    private static final ObjectReader POLICIES = Json.MAPPER.readerFor(new TypeReference<List<InsurancePolicy>>() {});
    private static final ObjectReader CONTACTS = Json.MAPPER.readerFor(new TypeReference<List<EmergencyContact>>() {});

    private PatientRow() {}

    static Patient read(ResultSet row) throws SQLException {
        return new Patient(
                row.getObject("id", UUID.class),
                row.getString("mrn"),
                row.getString("given_name"),
                row.getString("family_name"),
                row.getString("middle_name"),
                row.getObject("birth_date", LocalDate.class),
                Gender.of(row.getString("gender")),
                list(PHONES, row.getString("phones")),
                row.getString("email"),
                list(ADDRESSES, row.getString("addresses")),
                list(IDENTIFIERS, row.getString("identifiers")),
                list(POLICIES, row.getString("policies")),
                list(CONTACTS, row.getString("contacts")),
                row.getString("language"),
                row.getString("blood_group"),
                instant(row, "deceased_at"),
                row.getBoolean("active"),
                row.getLong("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    static String json(Object value) {
        try {
            return WRITER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A patient's data cannot be written as JSON", e);
        }
    }

    private static <T> List<T> list(ObjectReader reader, @Nullable String json) {
        if (json == null || json.equals("[]")) {
            return List.of();
        }
        try {
            return reader.readValue(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A patient's data cannot be read as JSON", e);
        }
    }
}
