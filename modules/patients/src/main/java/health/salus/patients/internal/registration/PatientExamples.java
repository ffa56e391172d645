package health.salus.patients.internal.registration;

/** Bodies shown in the description of the interface. */
final class PatientExamples {
    static final String NEW = """
            {
              "givenName": "Ana-María", "familyName": "O’Neill", "birthDate": "1980-03-12", "gender": "female",
              "phones": [{"number": "+49 30 1234567", "kind": "mobile", "preferred": true}],
              "email": "ana@example.org",
              "addresses": [{"line": "Invalidenstraße 1", "city": "Berlin", "postalCode": "10115", "country": "DE", "kind": "home"}],
              "identifiers": [{"system": "de-kvnr", "value": "A123456780"}],
              "insurancePolicies": [{"payer": "AOK Nordost", "policyNumber": "A123456780", "priority": 1}],
              "emergencyContacts": [{"name": "Seán O’Neill", "relationship": "brother", "phone": "+353 1 5550100", "priority": 1}],
              "language": "de", "bloodGroup": "O+"
            }""";

    private PatientExamples() {}
}
