package com.onelastai.tools.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.167.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "2606:4700:4700::1111",
        "2001:200::1",
        "2001:4860:4860::8888",
        "2003::1",
        "2a00:1450::1"
      })
  void publicAddressIsAllowed(String address) {
    assertThat(allowing().allow(InetAddress.ofLiteral(address))).isTrue();
  }

  /** The first and the last address of special networks. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.255.255.255",
        "10.255.255.255",
        "100.127.255.255",
        "172.31.255.255",
        "198.19.255.255",
        "239.255.255.255",
        "255.255.255.255",
        "::",
        "1fff::1",
        "4000::1",
        "2001:1ff:ffff::1",
        "2002:ffff::1",
        "3fff:fff::1"
      })
  void specialAddressIsNot(String address) {
    assertThat(allowing().allow(InetAddress.ofLiteral(address))).isFalse();
  }

  @Test
  void operatorAllowsNetworks() {
    PublicAddresses addresses = allowing("10.1.0.0/16", "192.168.0.7", "fd00::/8");
    assertThat(addresses.allow(InetAddress.ofLiteral("10.1.255.255"))).isTrue();
    assertThat(addresses.allow(InetAddress.ofLiteral("10.2.0.0"))).isFalse();
    assertThat(addresses.allow(InetAddress.ofLiteral("192.168.0.7"))).isTrue();
    assertThat(addresses.allow(InetAddress.ofLiteral("192.168.0.8"))).isFalse();
    assertThat(addresses.allow(InetAddress.ofLiteral("fd00::1"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "example.com/8", "fd00::/129"})
  void networkThatIsNoneStopsTheStart(String network) {
    assertThatThrownBy(() -> allowing(network)).isInstanceOf(IllegalArgumentException.class);
  }

  private static PublicAddresses allowing(String... networks) {
    return new PublicAddresses(
        new ConnectProperties(List.of(networks), List.of(), 53, Duration.ofSeconds(1)));
  }
}
