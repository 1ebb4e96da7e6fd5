package org.featurescope.web.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.featurescope.validate.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TrustedProxiesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            10.1.2.3    | none                          | 10.1.2.3
            10.1.2.3    | 198.51.100.7                  | 198.51.100.7
            10.1.2.3    | 203.0.113.9, 198.51.100.7     | 198.51.100.7
            10.1.2.3    | 203.0.113.9, 10.9.9.9         | 203.0.113.9
            10.1.2.3    | 10.9.9.9                      | 10.9.9.9
            10.1.2.3    | 203.0.113.9, nonsense         | 10.1.2.3
            198.51.100.7| 203.0.113.9                   | 198.51.100.7
            11.0.0.1    | 203.0.113.9                   | 11.0.0.1
            fd00:0:0:1:0:0:0:9 | 2001:db8:1:2:3:4:5:6   | 2001:db8:1:2:0:0:0:0
            fd00:0:0:1:0:0:0:9 | [2001:db8:1:2::9]      | 2001:db8:1:2:0:0:0:0
            """)
    void theClientIsTheLastAddressThatIsNotATrustedProxy(String sender, String forwarded, String client) {
        TrustedProxies proxies = new TrustedProxies(List.of("10.0.0.0/8", "fd00::/8"));
        assertThat(proxies.client(sender, Optional.ofNullable(forwarded))).isEqualTo(client);
    }

    @Test
    void withoutTrustedProxiesNobodyNamesAnotherAddress() {
        assertThat(new TrustedProxies(List.of()).client("127.0.0.1", Optional.of("203.0.113.9")))
                .isEqualTo("127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "proxy.example", "10.0.0.0/33", "10.0.0.0/", "*", "300.1.1.1", "::/129"})
    void refusesWhatIsNoAddress(String text) {
        assertThatThrownBy(() -> new TrustedProxies(List.of(text)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("trusted-proxy");
    }
}
