package com.onelastai.tracking.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DevicesTest {

  private static final Devices DEVICES = new Devices();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          desktop | Chrome  | Linux   | -    | Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36
          desktop | Firefox | Windows | 10   | Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0
          mobile  | Safari  | iOS     | 17.5 | Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1
          mobile  | Chrome  | Android | -    | Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36
          tablet  | Chrome  | Android | 14   | Mozilla/5.0 (Linux; Android 14; SM-X700) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36
          tablet  | Safari  | iPadOS  | 17.5 | Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1
          desktop | Safari  | Mac OS  | 10.15.7 | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15
          tv      | Safari  | Tizen   | 6.0  | Mozilla/5.0 (SMART-TV; Linux; Tizen 6.0) AppleWebKit/538.1 (KHTML, like Gecko) Version/6.0 TV Safari/538.1
          """)
  void browserIsReadFromItsUserAgent(
      String type, String browser, String os, String osVersion, String userAgent) {
    Device device = DEVICES.of(userAgent);

    assertThat(device)
        .isEqualTo(new Device(type, browser, device.browserVersion(), os, osVersion, false));
    assertThat(device.browserVersion()).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2;"
            + " +https://openai.com/gptbot)",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " HeadlessChrome/140.0.0.0 Safari/537.36",
        "facebookexternalhit/1.1",
        "curl/8.5.0",
        "python-requests/2.31",
        "Java-http-client/25",
        "node",
        "Mozilla/5.0 (Linux; Android 11; moto g power) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/136.0.0.0 Mobile Safari/537.36 Chrome-Lighthouse",
        "Mozilla/5.0 (compatible; some-checker; +https://checker.example/about)",
        "Googlebot-Image/1.0",
        "Playwright/1.4 (x64; ubuntu 24.04) node/20"
      })
  void botIsFlaggedButNotShown(String userAgent) {
    Device device = DEVICES.of(userAgent);
    assertThat(device.bot()).isTrue();
    assertThat(device.toDocument()).containsEntry("type", "unknown").doesNotContainKey("bot");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void clientThatSendsNoUserAgentIsABot(String userAgent) {
    assertThat(DEVICES.of(userAgent)).isEqualTo(Device.IMPLAUSIBLE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          5 | tablet  | Safari  | iPadOS  | -       | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15
          0 | desktop | Safari  | Mac OS  | 10.15.7 | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15
          - | desktop | Safari  | Mac OS  | 10.15.7 | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15
          5 | mobile  | Safari  | iOS     | 17.5    | Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1
          10 | desktop | Firefox | Windows | 10     | Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0
          """)
  void machineWithATouchScreenThatCallsItselfAMacIsAnIPad(
      @Nullable Integer touchPoints,
      String type,
      String browser,
      String os,
      String osVersion,
      String userAgent) {
    Device device = DEVICES.of(IPads.restore(userAgent, touchPoints));

    assertThat(device)
        .isEqualTo(new Device(type, browser, device.browserVersion(), os, osVersion, false));
  }

  @Test
  void userAgentThatIsWithheldIsUnknown() {
    assertThat(DEVICES.of(null)).isEqualTo(Device.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[FB_IAB/FB4A;FBAV/480.0.0.54.88;] [FB_IAB/FB4A;FBAV/480.0.0.54.88;]",
        "\"Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0\"",
        "Mozilla/5.0 (Linux; Android 13; CUBOT X70) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/126.0.0.0 Mobile Safari/537.36"
      })
  void oddFormMakesNobodyABot(String userAgent) {
    assertThat(DEVICES.of(userAgent).bot()).isFalse();
  }

  /** Nested and unclosed brackets are expensive for some parsers. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "%00(((",
        "5.0((5.0(",
        "<<[<5.0<[[<5.0<5.05.05.05.0[",
        "\"(\"\",,(\",(,Chrome/1.2,",
        "/|/||",
        "[[",
        ")("
      })
  void hostileUserAgentIsABotAndParsedQuickly(String part) {
    String userAgent = part.repeat(512 / part.length());
    assertThat(DEVICES.of("warm-up/1.0")).isNotNull();

    Device device = assertTimeoutPreemptively(Duration.ofSeconds(10), () -> DEVICES.of(userAgent));

    assertThat(device).isEqualTo(Device.IMPLAUSIBLE);
  }

  @Test
  void longUserAgentOfAnAppIsRead() {
    Device device =
        DEVICES.of(
            """
            Mozilla/5.0 (iPhone; CPU iPhone OS 16_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, \
            like Gecko) Mobile/20A362 [FBAN/FBIOS;FBDV/iPhone12,1;FBMD/iPhone;FBSN/iOS;FBSV/16.0;\
            FBSS/2;FBID/phone;FBLC/en_US;FBOP/5]\
            """);

    assertThat(device).extracting(Device::type, Device::bot).containsExactly("mobile", false);
  }

  @Test
  void unknownFieldsAreNotStored() {
    assertThat(Device.UNKNOWN.toDocument()).isEqualTo(new Document("type", "unknown"));
  }
}
