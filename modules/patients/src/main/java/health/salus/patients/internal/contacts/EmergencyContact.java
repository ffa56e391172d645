package health.salus.patients.internal.contacts;

import java.util.UUID;

/**
 * Whom to call when something happens to the patient.
 *
 * @param relationship in words, such as "mother"
 * @param priority 1 is called first
 */
public record EmergencyContact(UUID id, String name, String relationship, String phone, int priority, long version) {}
