package health.salus.platform.targets;

/** A module runs elsewhere and this process was not told where. */
public final class ServiceUnknown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ServiceUnknown(String module) {
        super("The module %s does not run in this process and %s is not set."
                .formatted(module, Services.settingOf(module)));
    }
}
