package com.onelastai.tools.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onelastai.starter.problem.ApiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostNameTest {

  @ParameterizedTest
  @CsvSource({
    "example.com, example.com",
    "Example.COM., example.com",
    "bücher.example, xn--bcher-kva.example",
    "例え.テスト, xn--r8jz45g.xn--zckzah",
    "_dmarc.example.com, _dmarc.example.com",
    "1.example, 1.example",
    "localhost, localhost"
  })
  void nameIsReadAsAscii(String text, String name) {
    assertThat(HostName.parse(text)).isEqualTo(new HostName(name, null));
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 192.0.2.1",
    "2001:DB8::1, 2001:db8:0:0:0:0:0:1",
    "[2001:db8::1], 2001:db8:0:0:0:0:0:1"
  })
  void addressIsReadWithoutALookup(String text, String address) {
    assertThat(HostName.parse(text).address()).isNotNull();
    assertThat(HostName.parse(text).text()).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "a..b",
        "-a.example",
        "a-.example",
        "a b",
        "a/b",
        "a;id",
        "1.2.3",
        "1.2.3.4.5",
        "256.1.1.1",
        "1.2.3.04",
        "example.0x",
        "example.123",
        ":",
        ":::",
        "1::2::3",
        "[example.com]"
      })
  void whatIsNoHostIsRefusedByTheNameOfItsField(String text) {
    assertThatThrownBy(() -> HostName.of("host", text))
        .isInstanceOf(ApiException.class)
        .hasMessageStartingWith("host: ");
  }

  @Test
  void lengthsHaveLimits() {
    assertThat(HostName.parse("a".repeat(63) + ".example").address()).isNull();
    assertThatThrownBy(() -> HostName.parse("a".repeat(64) + ".example"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> HostName.parse("a.".repeat(127) + "example"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
