package health.salus.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SeldomTest {
    private final Seldom seldom = new Seldom(Duration.ofSeconds(5));

    @Test
    void theFirstIsSaidAtOnce() {
        assertThat(seldom.admit(1_000)).hasValue(0);
    }

    @Test
    void whatFollowsSoonIsCountedAndSaidWithTheNext() {
        seldom.admit(1_000);
        assertThat(seldom.admit(1_001)).isEmpty();
        assertThat(seldom.admit(5_999)).isEmpty();
        assertThat(seldom.admit(6_000)).hasValue(2);
        assertThat(seldom.admit(11_000)).hasValue(0);
    }
}
