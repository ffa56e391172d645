package health.salus.imports.internal.rows;

/** A field of a row that cannot be used. */
public final class WrongField extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;

    public WrongField(String field, String why) {
        super(why, null, false, false);
        this.field = field;
    }

    public String field() {
        return field;
    }
}
