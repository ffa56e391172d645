package health.salus.imports.internal.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RowsTest {
    @Test
    void readsColumnsByNameWhateverTheirOrderAndCase() throws IOException {
        List<Row> rows = rows("name,Id\nAda,1\r\n\"Lee, Ann\",2");
        assertThat(rows)
                .extracting(row -> row.required("ID"), row -> row.text("NAME"))
                .containsExactly(tuple("1", "Ada"), tuple("2", "Lee, Ann"));
        assertThat(rows).extracting(Row::number).containsExactly(2L, 3L);
    }

    @Test
    void aQuotedFieldMaySpanLines() throws IOException {
        List<Row> rows = rows("ID,NAME\n1,\"two\nlines\"\n2,Bo\n");
        assertThat(rows).extracting(row -> row.text("NAME")).containsExactly("two\nlines", "Bo");
        assertThat(rows.get(1).number()).isEqualTo(4);
    }

    @Test
    void aRowWithTooFewFieldsIsToldAndTheNextOneIsRead() throws IOException {
        List<Row> rows = rows("ID,NAME\n1\n2,Bo\n");
        assertThat(rows.get(0).mistake()).contains("1 fields");
        assertThat(rows.get(1).text("NAME")).isEqualTo("Bo");
    }

    @Test
    void aQuoteThatNeverClosesSpoilsOnlyItsOwnLine() throws IOException {
        List<Row> rows = rows("ID,NAME\n1,\"open\n2,Bo\n3,Cy\n");
        assertThat(rows.get(0).mistake()).contains("never closed");
        assertThat(rows.subList(1, 3)).extracting(row -> row.required("ID")).containsExactly("2", "3");
    }

    @Test
    void aRowInAnotherEncodingIsToldAndTheNextOneIsRead() throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.write("ID,NAME\n1,".getBytes(StandardCharsets.UTF_8));
        bytes.write("Müller".getBytes(StandardCharsets.ISO_8859_1));
        bytes.write("\n2,Müller\n".getBytes(StandardCharsets.UTF_8));
        List<Row> rows = rows(bytes.toByteArray());
        assertThat(rows.get(0).mistake()).contains("UTF-8");
        assertThat(rows.get(1).text("NAME")).isEqualTo("Müller");
    }

    @Test
    void aHugeFieldIsToldAndNotKept() throws IOException {
        List<Row> rows = rows("ID,NAME\n1," + "x".repeat(3_000_000) + "\n2,Bo\n");
        assertThat(rows.get(0).mistake()).contains("64 KB");
        assertThat(rows.get(0).raw()).hasSizeLessThanOrEqualTo(Row.RAW_LENGTH);
        assertThat(rows.get(1).required("ID")).isEqualTo("2");
    }

    @Test
    void aMarkAtTheBeginningAndEmptyLinesDoNotMatter() throws IOException {
        assertThat(rows("\uFEFFID,NAME\n\n1,Ada\n   \n"))
                .extracting(row -> row.required("ID"))
                .containsExactly("1");
    }

    @Test
    void aMissingColumnIsNamed() {
        assertThatThrownBy(() -> rows("ID\n1\n")).isInstanceOf(WrongField.class).hasMessageContaining("NAME");
        assertThatThrownBy(() -> rows("")).isInstanceOf(WrongField.class);
    }

    @Test
    void aFileCutShortEndsWithARowThatSaysSo() throws IOException {
        List<Row> rows = rows("ID,NAME\n1,Ada\n2");
        assertThat(rows.get(1).mistake()).isNotNull();
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.api.Assertions.tuple(values);
    }

    private static List<Row> rows(String text) throws IOException {
        return rows(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Row> rows(byte[] bytes) throws IOException {
        List<Row> all = new ArrayList<>();
        try (var rows = Rows.open(new ByteArrayInputStream(bytes), Set.of("ID", "NAME"))) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                all.add(row);
            }
        }
        return all;
    }
}
