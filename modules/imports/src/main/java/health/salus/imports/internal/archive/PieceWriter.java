package health.salus.imports.internal.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Consumer;

/** Cuts what is written into pieces of one megabyte. */
final class PieceWriter extends OutputStream {
    private static final int PIECE = 1 << 20;

    private final Consumer<byte[]> keeper;
    private final ByteArrayOutputStream piece = new ByteArrayOutputStream(PIECE);

    PieceWriter(Consumer<byte[]> keeper) {
        this.keeper = keeper;
    }

    @Override
    public void write(int b) {
        piece.write(b);
        keepFull();
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        piece.write(bytes, offset, length);
        keepFull();
    }

    private void keepFull() {
        if (piece.size() >= PIECE) {
            keep();
        }
    }

    private void keep() {
        keeper.accept(piece.toByteArray());
        piece.reset();
    }

    @Override
    public void close() throws IOException {
        if (piece.size() > 0) {
            keep();
        }
    }
}
