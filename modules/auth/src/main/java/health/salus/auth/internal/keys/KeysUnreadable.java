package health.salus.auth.internal.keys;

/** The encryption key of this process is not the one the signing keys were stored with. */
final class KeysUnreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeysUnreadable(Throwable cause) {
        super("The signing keys cannot be decrypted: ENCRYPTION_KEY is not the one they were stored with.", cause);
    }
}
