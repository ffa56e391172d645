package health.salus.server.architecture.violations;

import health.salus.departments.internal.DeliberatelyForbidden;

/** A deliberate violation: uses a class another module keeps to itself. */
public final class ReachesIntoAnotherModule {
    public static final Class<?> TARGET = DeliberatelyForbidden.class;

    private ReachesIntoAnotherModule() {}
}
