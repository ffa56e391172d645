package health.salus.departments.internal;

/** Exists in tests only, to be used where it must not be. */
public final class DeliberatelyForbidden {
    private DeliberatelyForbidden() {}
}
