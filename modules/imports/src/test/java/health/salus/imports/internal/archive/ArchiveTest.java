package health.salus.imports.internal.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.salus.platform.web.Failure;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ArchiveTest {
    private final Map<String, String> taken = new TreeMap<>();

    @Test
    void takesTheWantedFilesOutOfAZip() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            put(zip, "synthea/patients.csv", "ID\n1\n");
            put(zip, "synthea/../../etc/passwd", "x");
        }
        assertThat(take(bytes.toByteArray())).isNull();
        assertThat(taken).containsExactly(Map.entry("patients.csv", "ID\n1\n"));
    }

    @Test
    void takesTheWantedFilesOutOfATarGz() throws IOException {
        assertThat(take(tarGz("csv/patients.csv", "ID\n1\n"))).isNull();
        assertThat(taken).containsKey("patients.csv");
    }

    @Test
    void whatComesBeforeADamagedPlaceIsTaken() throws IOException {
        byte[] whole = tarGz("patients.csv", "ID\n" + "1234567890abcdef\n".repeat(20_000));
        String damage = take(Arrays.copyOf(whole, whole.length / 2));
        assertThat(damage).contains("damaged");
        assertThat(taken.get("patients.csv")).isNull();
    }

    @Test
    void somethingElseIsNoArchive() {
        assertThatThrownBy(() -> take("hello".getBytes(StandardCharsets.UTF_8))).isInstanceOf(Failure.Malformed.class);
        assertThatThrownBy(() -> take(new byte[0])).isInstanceOf(Failure.Malformed.class);
    }

    private @Nullable String take(byte[] bytes) throws IOException {
        try (var archive = Archive.open(new ByteArrayInputStream(bytes))) {
            return archive.take(
                    Set.of("patients.csv"),
                    (name, content) -> taken.put(name, new String(content.readAllBytes(), StandardCharsets.UTF_8)));
        }
    }

    private static void put(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] tarGz(String name, String content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
            byte[] file = content.getBytes(StandardCharsets.UTF_8);
            var entry = new TarArchiveEntry(name);
            entry.setSize(file.length);
            tar.putArchiveEntry(entry);
            tar.write(file);
            tar.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }
}
