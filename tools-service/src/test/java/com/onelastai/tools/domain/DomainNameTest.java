package com.onelastai.tools.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onelastai.starter.problem.ApiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainNameTest {

  @ParameterizedTest
  @CsvSource({
    "example.com, example.com",
    "WWW.Example.COM., example.com",
    "a.b.example.co.uk, example.co.uk",
    "bücher.example.de, example.de",
    "пример.рф, xn--e1afmkfd.xn--p1ai",
    "www.ck, www.ck",
    "pages.github.io, github.io",
    "_dmarc.example.com, example.com",
    "www.example.new-suffix, example.new-suffix"
  })
  void whatIsRegisteredIsBelowThePublicSuffix(String name, String registrable) {
    assertThat(DomainName.of("domain", name).registrable()).isEqualTo(registrable);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "com",
        "co.uk",
        "рф",
        "anything.ck",
        "localhost",
        "192.0.2.1",
        "::1",
        "2130706433",
        "example.com;id",
        "example.com\r\nhello",
        "https://example.com",
        ".com",
        "",
        "a..com"
      })
  void whatNobodyCanRegisterIsRefused(String name) {
    assertThatThrownBy(() -> DomainName.of("domain", name))
        .isInstanceOf(ApiException.class)
        .hasMessageStartingWith("domain: ");
  }

  @Test
  void parentsEndAtWhatIsRegistered() {
    assertThat(DomainName.of("domain", "a.b.example.co.uk").withParents())
        .containsExactly("a.b.example.co.uk", "b.example.co.uk", "example.co.uk");
    assertThat(DomainName.of("domain", "example.com").withParents()).containsExactly("example.com");
  }
}
