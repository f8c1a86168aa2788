package com.onelastai.tracking.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {

  @ParameterizedTest
  @CsvSource({
    "https://site.example/a/b?c=d#e, https://site.example, /a/b",
    "https://site.example, https://site.example, /",
    "HTTP://Site.Example:8080?q=1, HTTP://Site.Example:8080, /",
    "http://localhost:3000/en/docs/, http://localhost:3000, /en/docs/",
    "http://[::1]:8080/a, http://[::1]:8080, /a",
    "https://xn--bcher-kva.example/%20a, https://xn--bcher-kva.example, /%20a",
    "'https://a.example/x|y^z?{q}=[1]\\', https://a.example, /x|y^z",
    "/, '', /",
    "/agents/einstein?utm_source=x, '', /agents/einstein",
    "/a//b, '', /a//b",
    "https://a.example/#/pricing, https://a.example, /pricing",
    "https://a.example/app/#!/agents/einstein?utm_source=x, https://a.example, /app/agents/einstein",
    "/app#/, '', /app/",
    "/app#prices, '', /app",
  })
  void pageAddressIsParsedAsBrowsersSendIt(String value, String origin, String path) {
    assertThat(WebAddress.isPage(value)).isTrue();
    WebAddress address = WebAddress.parse(value);
    assertThat(address).isEqualTo(new WebAddress(value, origin, path));
    assertThat(address.withoutQuery()).isEqualTo(origin + path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://search.example/",
        "https://search.example",
        "android-app://com.example.search/",
      })
  void referrerIsAnAddressOrAnApp(String value) {
    assertThat(WebAddress.isReferrer(value)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "agents",
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "ftp://a.example/",
        "android-app://com.example/",
        "https://",
        "https:///a",
        "https://user@a.example/",
        "https://a.example:123456/",
        "https://a.example/\u0000",
        "https://a.example/ b",
        "https://a.example/?<b>",
      })
  void otherAddressesAreRejected(String value) {
    assertThat(WebAddress.isPage(value)).isFalse();
  }

  @Test
  void longestAddressIsCheckedInLinearTime() {
    String value = "/" + "a/".repeat(1_000_000) + "<";
    assertThat(WebAddress.isPage(value)).isFalse();
  }
}
