package health.salus.departments.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.salus.platform.testkit.TestRequests;
import health.salus.platform.web.KeyReused;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;

/** What is to be true of every POST of this module that is sent again with the same key. */
public final class SentTwice {
    private SentTwice() {}

    /**
     * Sends it twice, and another one with its key.
     *
     * @param other the same POST with another body
     */
    public static void getsTheSameAnswer(TestRequests requests, Supplier<Response> post, Supplier<Response> other) {
        var first = requests.send(post);
        var again = requests.send(post);

        assertThat(first.getStatus()).isEqualTo(201);
        assertThat(again.getStatus()).isEqualTo(201);
        assertThat(again.getEntity()).isEqualTo(first.getEntity());
        assertThat(again.getStringHeaders()).isEqualTo(first.getStringHeaders()).containsKey("Location");
        assertThatThrownBy(() -> requests.send(other)).isInstanceOf(KeyReused.class);
    }
}
