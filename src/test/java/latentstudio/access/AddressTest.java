package latentstudio.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTest {
    @ParameterizedTest
    @CsvSource({"192.0.2.7, 192.0.2.7", "::ffff:192.0.2.7, 192.0.2.7", "2001:db8:1:2:3:4:5:6, 20:01:0d:b8:00:01:00:02",
        "2001:db8:1:2::9, 20:01:0d:b8:00:01:00:02", "2001:db8:1:3::9, 20:01:0d:b8:00:01:00:03", "unknown, unknown", "example.org, unknown"})
    void countsAnIpv4AddressOrTheNetworkOfAnIpv6AddressAndLooksNoNameUp(String literal, String network) {
        assertThat(Address.network(literal)).isEqualTo(network);
    }
}
