package com.onelastai.support.notification.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PushHostsTest {

  private final PushHosts hosts = hosts(Set.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1/push",
        "https://localhost/push",
        "https://169.254.169.254/latest/meta-data",
        "https://10.0.0.1/",
        "https://192.168.1.1/",
        "https://100.64.0.1/",
        "https://0.0.0.0/",
        "https://127.1/",
        "https://2130706433/",
        "https://[::1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[fd00::1]/",
        "https://[fe80::1]/",
        "https://[64:ff9b::7f00:1]/",
        "https://[2002:7f00:1::1]/",
        "https://8.8.8.8:8443/",
        "https://user@8.8.8.8/",
        "https://8.8.8.8/#fragment",
        "http://8.8.8.8/",
        "ftp://8.8.8.8/",
        "//8.8.8.8/",
        "https:///push",
        "not a url",
        "https://no-such-host.invalid/",
        ""
      })
  void whatIsNoHttpsUrlOfAPublicHostIsRefused(String endpoint) {
    assertThat(hosts.endpoint(endpoint)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://8.8.8.8/push/abc",
        "https://8.8.8.8:443/push?x=1",
        "https://[2606:4700::1111]/push"
      })
  void publicHostIsReached(String endpoint) {
    assertThat(hosts.endpoint(endpoint)).map(Object::toString).contains(endpoint);
  }

  /** What a connection asks, after the endpoint was checked. */
  @Test
  void connectionToAPrivateAddressIsNotMade() {
    assertThatThrownBy(() -> hosts.resolve("localhost"))
        .isInstanceOf(UnknownHostException.class)
        .hasMessageNotContaining("127.0.0.1");
  }

  @Test
  void trustedHostIsReachedAnyway() {
    PushHosts trusting = hosts(Set.of("localhost"));

    assertThat(trusting.endpoint("http://localhost:8080/push")).isPresent();
    assertThat(trusting.endpoint("http://127.0.0.1:8080/push")).isEmpty();
  }

  private static PushHosts hosts(Set<String> trusted) {
    return new PushHosts(
        new PushProperties("public", "private", "mailto:x", Duration.ofSeconds(1), trusted));
  }
}
