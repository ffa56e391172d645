package health.salus.platform.data;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The migrations on the class path. */
final class MigrationFiles {
    /** Of each folder, written by the build: to look for them among the tens of thousands of files of the product takes long. */
    private static final String LIST = "migrations.txt";

    private MigrationFiles() {}

    /** The same for the same files in these folders, and for nothing else. */
    static String fingerprint(List<String> folders) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (String folder : folders) {
                for (var file : in(folder).entrySet()) {
                    digest.update((folder + "/" + file.getKey() + "\0").getBytes(StandardCharsets.UTF_8));
                    digest.update(file.getValue());
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SortedMap<String, byte[]> in(String folder) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (URL place : Collections.list(MigrationFiles.class.getClassLoader().getResources(folder))) {
            if (place.getProtocol().equals("file")) {
                unpacked(Path.of(place.getPath()), files);
            } else {
                packed(folder + "/", files);
            }
        }
        return files;
    }

    private static void packed(String folder, SortedMap<String, byte[]> files) throws IOException {
        for (String name : new String(content(folder + LIST), StandardCharsets.UTF_8)
                .lines()
                .toList()) {
            files.put(name, content(folder + name));
        }
    }

    private static byte[] content(String name) throws IOException {
        try (InputStream content = MigrationFiles.class.getClassLoader().getResourceAsStream(name)) {
            if (content == null) {
                throw new FileNotFoundException(name);
            }
            return content.readAllBytes();
        }
    }

    private static void unpacked(Path folder, SortedMap<String, byte[]> files) throws IOException {
        try (Stream<Path> content = Files.list(folder)) {
            for (Path file : content.filter(Files::isRegularFile).toList()) {
                files.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
    }
}
