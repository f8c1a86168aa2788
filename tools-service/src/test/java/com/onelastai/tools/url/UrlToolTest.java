package com.onelastai.tools.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.tools.url.UrlResult.Parameter;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class UrlToolTest {

  private final UrlTool tool = new UrlTool();

  /** The cases of the Web Platform Tests that stand for all browsers. */
  static Stream<JsonNode> webPlatformTests() throws IOException {
    try (InputStream cases = UrlToolTest.class.getResourceAsStream("/urltestdata.json")) {
      return JsonMapper.shared().readTree(cases).valueStream().filter(JsonNode::isObject);
    }
  }

  @ParameterizedTest
  @MethodSource("webPlatformTests")
  void readsAsBrowsersDo(JsonNode test) {
    String input = test.get("input").asString();
    String base = test.path("base").isString() ? test.get("base").asString() : null;
    if (test.path("failure").asBoolean()) {
      assertThatThrownBy(() -> read(input, base)).isInstanceOf(InvalidUrlException.class);
      return;
    }
    Url url = read(input, base);
    UrlResult result = tool.run(new UrlInput(url.toString(), null, false, null, null));
    assertThat(url.toString()).isEqualTo(test.get("href").asString());
    Map<String, String> parts =
        Map.of(
            "protocol", result.protocol(),
            "username", result.username(),
            "password", result.password(),
            "host", result.host(),
            "hostname", result.hostname(),
            "port", result.port(),
            "pathname", result.pathname(),
            "search", result.search(),
            "hash", result.hash());
    parts.forEach((name, part) -> assertThat(part).as(name).isEqualTo(test.get(name).asString()));
    if (test.has("origin")) {
      assertThat(result.origin()).isEqualTo(test.get("origin").asString());
    }
  }

  private static Url read(String input, @Nullable String base) {
    return UrlParser.parse(input, base == null ? null : UrlParser.parse(base, null));
  }

  @Test
  void parametersThatFollowPeopleAreRemovedAndTheOthersStayAsTheyWere() {
    UrlResult result =
        tool.run(
            new UrlInput(
                "https://example.com/a?UTM_source=x&q=a+b%20c&fbclid=1&flag&q=%zz#top",
                null, true, null, null));
    assertThat(result.href()).isEqualTo("https://example.com/a?q=a+b%20c&flag&q=%zz#top");
    assertThat(result.removed()).containsExactly("UTM_source", "fbclid");
    assertThat(result.parameters())
        .containsExactly(
            new Parameter("q", "a b c"), new Parameter("flag", ""), new Parameter("q", "%zz"));
  }

  @Test
  void queryWithoutAnythingLeftIsRemoved() {
    UrlInput input = new UrlInput("https://example.com/?gclid=1", null, true, null, null);
    assertThat(tool.run(input).href()).isEqualTo("https://example.com/");
  }

  @Test
  void parametersAreSetAndAdded() {
    UrlInput input =
        new UrlInput(
            "https://example.com/?a=1&b=2&a=3",
            null,
            false,
            List.of("b"),
            List.of("a=ä & ö", "c="));
    assertThat(tool.run(input).href()).isEqualTo("https://example.com/?a=%C3%A4+%26+%C3%B6&c=");
  }

  @ParameterizedTest
  @CsvSource({
    "https://\u0430\u0440\u0440\u04cf\u0435.com/, looks like apple.com",
    "https://xn--80ak6aa92e.com/, looks like apple.com",
    "https://p\u0430ypal.com/, mixes scripts",
    "https://user:secret@example.com/, before the @",
    "http://example.com/, encrypted",
    "https://0x7f.1/, '127.0.0.1'",
    "https://2130706433/, '127.0.0.1'",
    "'javascript:alert(1)', run"
  })
  void dangerousUrlIsWarnedOf(String url, String warning) {
    assertThat(run(url).warnings()).anyMatch(line -> line.contains(warning));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com/",
        "https://bücher.example/",
        "https://例え.jp/",
        "https://192.0.2.1/"
      })
  void ordinaryUrlIsNotWarnedOf(String url) {
    assertThat(run(url).warnings()).isEmpty();
  }

  @Test
  void hostIsShownAsPeopleReadIt() {
    assertThat(run("https://xn--bcher-kva.example/").unicodeHostname()).isEqualTo("bücher.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "example.com",
        "https://",
        "https://a b/",
        "https://256.1.1.1/",
        "http://[::1",
        ";id"
      })
  void whatBrowsersRefuseIsRefusedByName(String url) {
    assertThatThrownBy(() -> run(url))
        .isInstanceOf(ApiException.class)
        .hasMessageStartingWith("url: ");
  }

  private UrlResult run(String url) {
    return tool.run(new UrlInput(url, null, false, null, null));
  }
}
