package health.salus.imports.internal.rows;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.jspecify.annotations.Nullable;

/** The rows of a CSV file with a header. A row that cannot be read is handed out with its mistake, and the next one is tried. */
public final class Rows implements AutoCloseable {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180;

    private final InputStream in;
    private final Lines lines;
    private final Deque<Lines.Line> again = new ArrayDeque<>();
    private final List<String> columns;

    private Rows(InputStream in, Lines lines, List<String> columns) {
        this.in = in;
        this.lines = lines;
        this.columns = columns;
    }

    /**
     * Reads the header.
     *
     * @throws WrongField when a needed column is missing
     */
    public static Rows open(InputStream in, Set<String> needed) throws IOException {
        var lines = new Lines(in);
        Lines.Line header = lines.next();
        String text = header == null ? "" : text(header.bytes()).replaceFirst("^\uFEFF", "");
        List<String> columns = values(text).stream()
                .map(name -> name.strip().toUpperCase(Locale.ROOT))
                .toList();
        var missing = new TreeSet<>(needed);
        columns.forEach(missing::remove);
        if (!missing.isEmpty()) {
            throw new WrongField(
                    missing.first(),
                    "The file has no column " + missing.stream().collect(Collectors.joining(", ")) + ".");
        }
        return new Rows(in, lines, columns);
    }

    /** The next row, or null at the end of the file. A file cut short ends with a row that says so. */
    public @Nullable Row next() {
        try {
            Lines.Line line = again.isEmpty() ? lines.next() : again.pop();
            if (line == null) {
                return null;
            }
            return line.bytes().length == 0 || isBlank(line.bytes()) ? next() : row(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Row row(Lines.Line line) {
        if (line.tooLong()) {
            return Row.unreadable(
                    line.number(),
                    new String(line.bytes(), 0, Row.RAW_LENGTH, StandardCharsets.UTF_8),
                    "The row is longer than 64 KB.");
        }
        String text;
        try {
            text = text(line.bytes());
        } catch (CharacterCodingException e) {
            return Row.unreadable(
                    line.number(),
                    new String(line.bytes(), StandardCharsets.ISO_8859_1),
                    "The row is not written in UTF-8.");
        }
        if (line.openQuote()) {
            return unclosed(line, text);
        }
        try {
            List<String> values = values(text);
            return values.size() == columns.size()
                    ? Row.readable(line.number(), named(values), text)
                    : Row.unreadable(
                            line.number(),
                            text,
                            "The row has %d fields; the header has %d.".formatted(values.size(), columns.size()));
        } catch (IOException | UncheckedIOException e) {
            return Row.unreadable(line.number(), text, "The quotes in this row do not match.");
        }
    }

    /** The quote that never closed spoils the line it is on; the lines after it are read on their own. */
    private Row unclosed(Lines.Line line, String text) {
        String[] parts = text.split("\n", -1);
        for (int i = parts.length - 1; i > 0; i--) {
            again.push(new Lines.Line(
                    line.number() + i, parts[i].getBytes(StandardCharsets.UTF_8), false, oddQuotes(parts[i])));
        }
        return Row.unreadable(line.number(), parts[0], "A quote is opened and never closed.");
    }

    private static boolean oddQuotes(String text) {
        return text.chars().filter(c -> c == '"').count() % 2 == 1;
    }

    private Map<String, String> named(List<String> values) {
        Map<String, String> named = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            named.put(columns.get(i), values.get(i));
        }
        return named;
    }

    private static List<String> values(String text) throws IOException {
        try (var parser = CSVParser.parse(text, FORMAT)) {
            var records = parser.getRecords();
            return records.isEmpty() ? List.of() : records.getFirst().toList();
        }
    }

    private static String text(byte[] bytes) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    private static boolean isBlank(byte[] bytes) {
        for (byte b : bytes) {
            if (b != ' ' && b != '\r' && b != '\t') {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
