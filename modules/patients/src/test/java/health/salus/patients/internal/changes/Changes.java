package health.salus.patients.internal.changes;

import health.salus.platform.testkit.TestCaches;

/** Makes what notes changes for tests of other packages. */
public final class Changes {
    private Changes() {}

    public static PatientChange withoutCopies() {
        return new PatientChange(new RecordCopies(TestCaches.caches()));
    }
}
