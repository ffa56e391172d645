package health.salus.platform.settings;

/** A setting that cannot be understood; the process does not start with it. */
public final class WrongSetting extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WrongSetting(String name, String why) {
        super("The setting " + name + " " + why + ".");
    }
}
