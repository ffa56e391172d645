package health.salus.imports.internal.archive;

import health.salus.platform.data.Database;
import health.salus.platform.web.Failure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Enumeration;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Keeps uploaded files in the module's own schema, so that any process can go on with an import after a crash. */
public final class UploadedFiles {
    /** All files of one import together, unpacked; protects against archives made to explode. */
    private static final long MOST_BYTES = 4L << 30;

    private final Database database;

    public UploadedFiles(Database database) {
        this.database = database;
    }

    /** Stores a file and returns how many lines it has. */
    public long store(UUID importId, String name, InputStream content) throws IOException {
        var number = new AtomicInteger();
        long lines = 0;
        long size = 0;
        int last = '\n';
        byte[] buffer = new byte[1 << 16];
        try (var zip = new GZIPOutputStream(
                new PieceWriter(piece -> insert(importId, name, number.getAndIncrement(), piece)))) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                size += read;
                if (size > MOST_BYTES) {
                    throw new Failure.Malformed("The file " + name + " is larger than 4 GB.");
                }
                for (int i = 0; i < read; i++) {
                    lines += buffer[i] == '\n' ? 1 : 0;
                }
                last = read == 0 ? last : buffer[read - 1];
                zip.write(buffer, 0, read);
            }
        }
        return lines + (last == '\n' ? 0 : 1);
    }

    /** The file as it was uploaded; empty when there was none of this name. */
    public Optional<InputStream> open(UUID importId, String name) throws IOException {
        byte[] first = piece(importId, name, 0);
        return first == null
                ? Optional.empty()
                : Optional.of(new GZIPInputStream(new SequenceInputStream(new Pieces(importId, name, first)), 1 << 16));
    }

    public void delete(UUID importId) {
        database.run(transaction -> transaction
                .handle()
                .createUpdate("DELETE FROM imports.file_piece WHERE import_id = :id")
                .bind("id", importId)
                .execute());
    }

    private void insert(UUID importId, String name, int piece, byte[] content) {
        database.run(transaction -> transaction
                .handle()
                .createUpdate(
                        "INSERT INTO imports.file_piece (import_id, file, piece, content) VALUES (:id, :file, :piece, :content)")
                .bind("id", importId)
                .bind("file", name)
                .bind("piece", piece)
                .bind("content", content)
                .execute());
    }

    private byte @org.jspecify.annotations.Nullable [] piece(UUID importId, String name, int piece) {
        return database.read(handle -> handle.createQuery(
                        "SELECT content FROM imports.file_piece WHERE import_id = :id AND file = :file AND piece = :piece")
                .bind("id", importId)
                .bind("file", name)
                .bind("piece", piece)
                .mapTo(byte[].class)
                .findOne()
                .orElse(null));
    }

    /** Reads one piece after the other, each when it is needed. */
    private final class Pieces implements Enumeration<InputStream> {
        private final UUID importId;
        private final String name;
        private byte @org.jspecify.annotations.Nullable [] next;
        private int number;

        Pieces(UUID importId, String name, byte[] first) {
            this.importId = importId;
            this.name = name;
            this.next = first;
        }

        @Override
        public boolean hasMoreElements() {
            return next != null;
        }

        @Override
        public InputStream nextElement() {
            byte[] content = next;
            if (content == null) {
                throw new NoSuchElementException();
            }
            next = piece(importId, name, ++number);
            return new ByteArrayInputStream(content);
        }
    }
}
