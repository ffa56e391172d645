package health.salus.platform.data;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.salus.platform.testkit.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OpenTransactionTest {
    @RegisterExtension
    static final TestDatabase postgres = TestDatabase.of("sample");

    @Test
    void refusesCallsWhileAConnectionIsHeld() {
        assertThatThrownBy(() -> postgres.database().run(transaction -> OpenTransaction.refuse("Things.find")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Things.find was called inside an open transaction of sample");
        assertThatThrownBy(() -> postgres.database().read(handle -> {
                    OpenTransaction.refuse("Things.find");
                    return 0;
                }))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void allowsThemBeforeAndAfter() {
        assertThatNoException().isThrownBy(() -> OpenTransaction.refuse("Things.find"));
        postgres.database().run(transaction -> {});
        assertThatNoException().isThrownBy(() -> OpenTransaction.refuse("Things.find"));
    }

    @Test
    void allowsThemAfterTheCommitOfAWrite() {
        assertThatNoException()
                .isThrownBy(() -> postgres.database()
                        .run(transaction -> transaction.afterCommit(() -> OpenTransaction.refuse("Things.find"))));
    }
}
