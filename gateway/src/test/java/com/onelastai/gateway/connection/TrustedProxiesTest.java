package com.onelastai.gateway.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustedProxiesTest {

  private final TrustedProxies proxies =
      new TrustedProxies(List.of("10.0.0.0/8", "192.0.2.9", "2001:db8:1::/48"));

  @ParameterizedTest
  @CsvSource({
    "10.1.2.3, true",
    "11.1.2.3, false",
    "192.0.2.9, true",
    "192.0.2.10, false",
    "2001:db8:1::7, true",
    "2001:db8:2::7, false"
  })
  void networksAndSingleAddressesAreTrusted(String address, boolean trusted) throws Exception {
    assertThat(proxies.trust(InetAddress.getByName(address))).isEqualTo(trusted);
  }

  @ParameterizedTest
  @CsvSource({
    "'203.0.113.7', 203.0.113.7",
    "'198.51.100.1, 203.0.113.7', 203.0.113.7",
    "'198.51.100.1, 203.0.113.7, 10.9.9.9', 203.0.113.7",
    "'203.0.113.7:4711, 10.9.9.9', 203.0.113.7",
    "'[2001:db8:2::7]:4711', 2001:db8:2:0:0:0:0:7",
    "'203.0.113.7, unknown', 10.0.0.1",
    "'203.0.113.7, evil.example', 10.0.0.1",
    "'', 10.0.0.1",
    "'10.9.9.9', 10.9.9.9"
  })
  void clientIsTheLastAddressThatIsNoTrustedProxy(String forwarded, String client)
      throws UnknownHostException {
    assertThat(proxies.client(InetAddress.getByName("10.0.0.1"), List.of(forwarded)))
        .isEqualTo(InetAddress.getByName(client));
  }

  @Test
  void nobodyIsTrustedByDefault() throws UnknownHostException {
    assertThat(new TrustedProxies(List.of()).trust(InetAddress.getLoopbackAddress())).isFalse();
  }
}
