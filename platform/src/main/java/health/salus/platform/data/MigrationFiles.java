package health.salus.platform.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The migrations on the class path. */
final class MigrationFiles {
    private static final Map<String, List<JarEntry>> PACKED = new ConcurrentHashMap<>();

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
            if (place.openConnection() instanceof JarURLConnection jar) {
                packed(jar.getJarFile(), folder + "/", files);
            } else {
                unpacked(Path.of(place.getPath()), files);
            }
        }
        return files;
    }

    private static void packed(JarFile jar, String prefix, SortedMap<String, byte[]> files) throws IOException {
        for (JarEntry entry : migrationsIn(jar)) {
            if (entry.getName().startsWith(prefix)) {
                try (InputStream content = jar.getInputStream(entry)) {
                    files.put(entry.getName().substring(prefix.length()), content.readAllBytes());
                }
            }
        }
    }

    /** Looked up once: the packaged product is one archive of tens of thousands of files. */
    private static List<JarEntry> migrationsIn(JarFile jar) {
        return PACKED.computeIfAbsent(
                jar.getName(),
                name -> jar.stream()
                        .filter(entry -> entry.getName().startsWith("db/") && !entry.isDirectory())
                        .toList());
    }

    private static void unpacked(Path folder, SortedMap<String, byte[]> files) throws IOException {
        try (Stream<Path> content = Files.list(folder)) {
            for (Path file : content.filter(Files::isRegularFile).toList()) {
                files.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
    }
}
