package health.salus.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.9.1",
                "::1",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.254",
                "192.168.178.20",
                "fd12:3456::1",
                "fc00::1"
            })
    void isOfTheHouse(String address) {
        assertThat(ClientAddress.ofTheHouse(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "172.32.0.1",
                "192.169.0.1",
                "11.0.0.1",
                "2001:db8::1",
                "fe00::1",
                "",
                "localhost",
                "10.1.2.3.example",
                "x"
            })
    void isFromElsewhere(String address) {
        assertThat(ClientAddress.ofTheHouse(address)).isFalse();
    }
}
