package health.salus.platform.targets;

/** Fills an empty module with the demo hospital; called after all modules have started, in the development profile only. */
public interface DemoData {
    String module();

    /** Does nothing when the module already holds data. Modules are loaded in the order of their needs. */
    void load();
}
