package com.onelastai.tools.developer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.tools.developer.DeveloperResult.Detail;
import com.onelastai.tools.tool.ToolFailedException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class DeveloperToolTest {

  private static final Instant NOW = Instant.parse("2026-03-04T08:00:00Z");

  private final DeveloperTool tool = new DeveloperTool(Clock.fixed(NOW, ZoneOffset.UTC));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CAMEL_CASE    | parse HTTPResponse2Json | parseHttpResponse2Json
          PASCAL_CASE   | parse_http-response     | ParseHttpResponse
          SNAKE_CASE    | XMLHttpRequest          | xml_http_request
          CONSTANT_CASE | maxValue                | MAX_VALUE
          KEBAB_CASE    | The user's "name"       | the-users-name
          TITLE_CASE    | the_quick brownFox      | The Quick Brown Fox
          SENTENCE_CASE | theQuickBrownFox        | The quick brown fox
          UPPER_CASE    | straße                  | STRASSE
          LOWER_CASE    | ÀÉ                      | àé
          SNAKE_CASE    | éclairAuChocolat        | éclair_au_chocolat
          CAMEL_CASE    | --                      | ''
          SLUG          | Crème Brûlée, 50% off!  | creme-brulee-50-off
          SLUG          | Straße nach Łódź        | strasse-nach-łodz
          SLUG          | ﬁne – 東京 ２           | fine-東京-2
          """)
  void caseIsChanged(Action action, String text, String changed) {
    assertThat(text(action, text)).isEqualTo(changed);
  }

  @Test
  void eachLineIsANameOfItsOwn() {
    assertThat(text(Action.SNAKE_CASE, "firstName\r\nlastName")).isEqualTo("first_name\nlast_name");
  }

  @Test
  void textIsCounted() {
    assertThat(run(Action.COUNT, "It's a well-known 👩‍👩‍👧, é\nend").details())
        .containsExactly(
            new Detail("characters", "26"),
            new Detail("code points", "30"),
            new Detail("words", "5"),
            new Detail("lines", "2"),
            new Detail("bytes in UTF-8", "44"));
    assertThat(run(Action.COUNT, "").details()).extracting(Detail::value).containsOnly("0");
  }

  @ParameterizedTest
  @CsvSource({
    "SORT_LINES, 'b\nA\na\nB\n', 'A\na\nB\nb'",
    "UNIQUE_LINES, 'b\na\nb', 'b\na'",
    "REVERSE_LINES, '1\n2\r\n3', '3\n2\n1'"
  })
  void linesAreOrdered(Action action, String text, String ordered) {
    assertThat(text(action, text)).isEqualTo(ordered);
  }

  @Test
  void htmlIsEscapedAndRead() {
    assertThat(text(Action.ESCAPE_HTML, "<a href=\"?a&b\">'é'</a>"))
        .isEqualTo("&lt;a href=&quot;?a&amp;b&quot;&gt;&#39;é&#39;&lt;/a&gt;");
    assertThat(
            text(Action.UNESCAPE_HTML, "&lt;&eacute;&#x1F600;&#39;&lbrace;&apos; &none; &amp;lt;"))
        .isEqualTo("<é😀'{' &none; &lt;");
  }

  /** RFC 3986, sections 2.1 to 2.5. */
  @ParameterizedTest
  @CsvSource({
    "A-Za_z0.9~, A-Za_z0.9~",
    "'a b+c/d?e&f=g#h%', a%20b%2Bc%2Fd%3Fe%26f%3Dg%23h%25",
    "'À ア', %C3%80%20%E3%82%A2",
    "😀$, %F0%9F%98%80%24"
  })
  void urlIsEncodedAndDecoded(String text, String encoded) {
    assertThat(text(Action.ENCODE_URL, text)).isEqualTo(encoded);
    assertThat(text(Action.DECODE_URL, encoded)).isEqualTo(text);
    assertThat(text(Action.DECODE_URL, encoded.toLowerCase())).isEqualToIgnoringCase(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "a%2", "%zz", "%C3", "%C3%28", "%ff", "%ED%A0%80"})
  void malformedUrlFails(String text) {
    assertThatThrownBy(() -> run(Action.DECODE_URL, text)).isInstanceOf(ToolFailedException.class);
  }

  /** The example of RFC 7519, section 3.1. */
  @Test
  void tokenIsDecodedAndSaidToBeUnverified() {
    DeveloperResult result =
        decode(
            "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9"
                + ".eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFt"
                + "cGxlLmNvbS9pc19yb290Ijp0cnVlfQ"
                + ".dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
    assertThat(result.details())
        .extracting(Detail::name)
        .containsExactly("header", "claims", "expired");
    assertThat(result.details().get(0).value()).contains("\"alg\" : \"HS256\"");
    assertThat(result.details().get(1).value())
        .contains("\"iss\" : \"joe\"", "\"http://example.com/is_root\" : true");
    assertThat(result.details().get(2).value()).isEqualTo("2011-03-22T18:43:00Z");
    assertThat(result.note()).contains("not verified");
  }

  @Test
  void timesOfATokenAreTold() {
    assertThat(
            decode(token("{}", "{\"iat\": 1772611200.5, \"exp\": 1772611201, \"nbf\": 1e300}"))
                .details())
        .contains(
            new Detail("issued", "2026-03-04T08:00:00Z"),
            new Detail("expires", "2026-03-04T08:00:01Z"))
        .hasSize(4);
  }

  @Test
  void encryptedTokenHasItsHeaderAlone() {
    DeveloperResult result = decode(base64("{\"enc\":\"A256GCM\"}") + ".a.b.c.d");
    assertThat(result.details()).extracting(Detail::name).containsExactly("header");
    assertThat(result.note()).contains("encrypted");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a.b", "a.b.c", "e30.e30", "e30.W10.", "e30.%%.", "e30.e30.e30.e30"})
  void whatIsNoTokenFails(String token) {
    assertThatThrownBy(() -> decode(token)).isInstanceOf(ToolFailedException.class);
  }

  @Test
  void tokenThatNestsTooDeeplyFails() {
    String deep = "{\"a\":".repeat(2_000) + "1" + "}".repeat(2_000);
    assertThatThrownBy(() -> decode(token("{}", deep))).isInstanceOf(ToolFailedException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "255,, 11111111, 377, 255, ff, 73",
    "0xFF,, 11111111, 377, 255, ff, 73",
    "-0b1010,, -1010, -12, -10, -a, -a",
    "0o17,, 1111, 17, 15, f, f",
    "ff, 16, 11111111, 377, 255, ff, 73",
    "0b1, 16, 10110001, 261, 177, b1, 4x",
    "zz, 36, 10100001111, 2417, 1295, 50f, zz",
    "1_000,, 1111101000, 1750, 1000, 3e8, rs"
  })
  void numberIsConverted(
      String text,
      @Nullable Integer base,
      String binary,
      String octal,
      String decimal,
      String hexadecimal,
      String base36) {
    assertThat(convert(text, base).details())
        .extracting(Detail::value)
        .startsWith(binary, octal, decimal, hexadecimal, base36);
  }

  @Test
  void numberOfAnySizeIsConverted() {
    assertThat(convert("9".repeat(1_000), null).details())
        .contains(new Detail("decimal", "9".repeat(1_000)));
  }

  @ParameterizedTest
  @CsvSource({"12, 2", "g, 16", "1.5,", "'',", "0x,", "--1,", "1 2,", "0xfg,"})
  void whatIsNoNumberFails(String text, @Nullable Integer base) {
    assertThatThrownBy(() -> convert(text, base)).isInstanceOf(ToolFailedException.class);
  }

  @Test
  void tooLongNumberFails() {
    assertThatThrownBy(() -> convert("9".repeat(1_001), null))
        .isInstanceOf(ToolFailedException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          */15 9-17 * * 1-5 | every 15 minutes    | 2026-03-04T09:00:00Z | 2026-03-04T09:15:00Z
          0 0 1 * *         | at 00:00 at 1 day  | 2026-04-01T00:00:00Z | 2026-05-01T00:00:00Z
          0 0 29 2 *        | 29 day at February | 2028-02-29T00:00:00Z | 2032-02-29T00:00:00Z
          30 0 12 * * MON   | at Monday day       | 2026-03-09T12:00:30Z | 2026-03-16T12:00:30Z
          0 0 12 ? * 2 2027 | 2027                | 2027-01-04T12:00:00Z | 2027-01-11T12:00:00Z
          """)
  void cronIsExplained(String cron, String text, String first, String second) {
    DeveloperResult result = run(Action.EXPLAIN_CRON, cron);
    assertThat(result.text()).containsIgnoringCase(text);
    assertThat(result.details())
        .startsWith(new Detail("run 1", first), new Detail("run 2", second))
        .hasSize(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "* * * *", "60 * * * *", "a b c d e", "* * * * * * * *", "*/0 * * * *", "1-"})
  void whatIsNoCronFails(String cron) {
    assertThatThrownBy(() -> run(Action.EXPLAIN_CRON, cron))
        .isInstanceOf(ToolFailedException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0 0 30 2 *", "0 0 0 30 2 ? 2027", "0 0 12 ? * 2 2000"})
  void cronThatNeverRunsEndsSoon(String cron) {
    long start = System.nanoTime();
    assertThat(run(Action.EXPLAIN_CRON, cron).details()).isEmpty();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void loremIpsumHasParagraphs() {
    DeveloperInput three = new DeveloperInput(Action.LOREM_IPSUM, null, null, null, 3);
    assertThat(Objects.requireNonNull(tool.run(three).text()).split("\n\n"))
        .hasSize(3)
        .allMatch(paragraph -> paragraph.startsWith("Lorem ipsum dolor sit amet, "));
  }

  @ParameterizedTest
  @EnumSource(
      value = Action.class,
      names = {"LOREM_IPSUM", "DECODE_JWT"},
      mode = Mode.EXCLUDE)
  void everyActionOfATextAsksForIt(Action action) {
    assertThatThrownBy(() -> tool.run(new DeveloperInput(action, null, "token", null, null)))
        .isInstanceOf(ApiException.class)
        .hasMessageStartingWith("text");
  }

  @Test
  void tokenIsAskedForByItsOwnName() {
    assertThatThrownBy(() -> run(Action.DECODE_JWT, "e30.e30."))
        .isInstanceOf(ApiException.class)
        .hasMessageStartingWith("token");
  }

  @ParameterizedTest
  @EnumSource(
      value = Action.class,
      names = {"DECODE_JWT", "CONVERT_NUMBER", "EXPLAIN_CRON", "DECODE_URL"},
      mode = Mode.EXCLUDE)
  void anyLongTextIsWorkedOnSoon(Action action) {
    long start = System.nanoTime();
    for (String part : new String[] {"a", "A", "aB", "\u0301", "'a", "&", "-a", "\n", "\ud83d"}) {
      run(action, part.repeat(100_000 / part.length()));
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
  }

  private DeveloperResult run(Action action, String text) {
    return tool.run(new DeveloperInput(action, text, null, null, null));
  }

  private String text(Action action, String text) {
    return Objects.requireNonNull(run(action, text).text());
  }

  private DeveloperResult decode(String token) {
    return tool.run(new DeveloperInput(Action.DECODE_JWT, null, token, null, null));
  }

  private DeveloperResult convert(String text, @Nullable Integer base) {
    return tool.run(new DeveloperInput(Action.CONVERT_NUMBER, text, null, base, null));
  }

  private static String token(String header, String claims) {
    return base64(header) + "." + base64(claims) + ".c2ln";
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
