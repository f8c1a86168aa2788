package com.onelastai.auth.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.onelastai.auth.device.Device.DeviceType;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceTest {

  private static final Device UNKNOWN = new Device(DeviceType.OTHER, null, null);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          DESKTOP | Chrome        | Linux    | Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36
          DESKTOP | Firefox       | Windows  | Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0
          DESKTOP | Safari        | Mac OS X | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15
          DESKTOP | Edge          | Windows  | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0
          PHONE   | Mobile Safari | iOS      | Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1
          PHONE   | Chrome Mobile | Android  | Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36
          TABLET  | Chrome        | Android  | Mozilla/5.0 (Linux; Android 14; SM-X700) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36
          TABLET  | Mobile Safari | iOS      | Mozilla/5.0 (iPad; CPU OS 12_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/12.1 Mobile/15E148 Safari/604.1
          BOT     | Googlebot     | -        | Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)
          OTHER   | curl          | -        | curl/8.5.0
          OTHER   | -             | -        | something of our own
          """)
  void browserIsReadFromItsUserAgent(DeviceType type, String browser, String os, String agent) {
    assertThat(Device.of(agent)).isEqualTo(new Device(type, browser, os));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void missingUserAgentIsAnUnknownDevice(String userAgent) {
    assertThat(Device.of(userAgent)).isEqualTo(UNKNOWN);
    assertThat(Device.of(null)).isEqualTo(UNKNOWN);
  }

  @Test
  void updatedBrowserIsTheSameDevice() {
    String before = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";
    String after = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    assertThat(Device.of(after).key())
        .isEqualTo(Device.of(before).key())
        .isEqualTo("firefox/linux/desktop");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mozilla/5.0 (",
        "; Build/",
        "bot",
        "((((",
        "Android;",
        " ",
        "a",
        "1.",
        "Linux; U; "
      })
  void hostileUserAgentCostsLittle(String part) {
    String userAgent = "x" + part.repeat(100_000 / part.length());
    Device.of("warm-up/1.0");

    assertTimeoutPreemptively(Duration.ofSeconds(10), () -> Device.of(userAgent));
  }

  @Test
  void onlyKnownNamesAreInAMail() {
    assertThat(new Device(DeviceType.DESKTOP, "Firefox", "Linux").names())
        .isEqualTo(Map.of("browser", "Firefox", "os", "Linux"));
    assertThat(new Device(DeviceType.OTHER, "curl", null).names())
        .isEqualTo(Map.of("browser", "curl"));
    assertThat(UNKNOWN.names()).isEmpty();
  }
}
