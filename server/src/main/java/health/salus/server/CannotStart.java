package health.salus.server;

/** Why the process does not start, in one sentence. Exit codes are those of sysexits. */
final class CannotStart extends RuntimeException {
    private static final long serialVersionUID = 1L;
    static final int USAGE = 64;
    static final int UNAVAILABLE = 69;
    static final int SOFTWARE = 70;
    static final int CANNOT_WRITE = 73;
    static final int CONFIGURATION = 78;

    private final int exitCode;

    CannotStart(int exitCode, String sentence) {
        super(sentence);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
