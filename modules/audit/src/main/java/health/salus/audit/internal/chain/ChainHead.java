package health.salus.audit.internal.chain;

/** The last entry, to which the next one is linked. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ChainHead(long position, byte[] hash) {
    static final ChainHead START = new ChainHead(0, Chain.START);
}
