package com.onelastai.auth.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onelastai.auth.mail.SignedTokens.Token;
import com.onelastai.mail.MailLanguage;
import com.onelastai.mail.MailLanguages;
import com.onelastai.mail.MailText;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MailTextsTest {

  private static final Instant AT = Instant.parse("2026-03-01T14:05:10Z");
  private static final String HOSTILE =
      "Ann\r\n"
          + "Bcc: x@evil.example\n\n"
          + "<a href='https://evil.example'>click</a> www.evil.example \u202e";

  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");

  private final SignedTokens tokens = new SignedTokens("a-secret-of-thirty-two-characters");
  private final MailTexts texts =
      new MailTexts(
          tokens, "https://onelastai.example", 5, Duration.ofMinutes(15), Duration.ofDays(7));
  private final MailLanguages languages = new MailLanguages();
  private final MailLanguage english = languages.of("en");
  private final MailLanguage german = languages.of("de");

  @ParameterizedTest
  @EnumSource(value = MailKind.class, mode = EnumSource.Mode.EXCLUDE, names = "UNKNOWN")
  void everyMailNamesProductAndUser(MailKind kind) {
    MailText text = texts.of(mail(kind, values("Ann Example")), AT, english, UTC);

    assertThat(text.subject()).contains("OneLastAI");
    assertThat(text.plain()).contains("Hello Ann Example,", "OneLastAI");
    assertThat(text.html()).contains("Hello Ann Example,", "OneLastAI");
  }

  @ParameterizedTest
  @CsvSource({"VERIFY_EMAIL, /auth/verify-email", "RESET_PASSWORD, /auth/reset-password"})
  void tokenIsInTheLinkAndOnItsOwnLine(MailKind kind, String path) {
    MailText text = texts.of(mail(kind, Map.of("nonce", "n-1")), AT, english, UTC);

    Matcher line = Pattern.compile("^Token: (\\S+)$", Pattern.MULTILINE).matcher(text.plain());
    assertThat(line.find()).isTrue();
    String token = line.group(1);
    assertThat(tokens.read(kind, token)).contains(new Token("user-1", "n-1"));
    String link = "https://onelastai.example" + path + "?token=" + token;
    assertThat(text.plain()).contains("\n" + link + "\n");
    assertThat(text.html()).contains("<a href=\"" + link + "\">");
  }

  @Test
  void tokenMailRequiresANonce() {
    assertThatThrownBy(() -> texts.of(mail(MailKind.RESET_PASSWORD, Map.of()), AT, english, UTC))
        .isInstanceOf(NullPointerException.class);
  }

  @Test
  void noticeHasTheEventItsTimeAndTheDevice() {
    Map<String, String> values =
        Map.of(
            "at", "2026-03-01T09:00:00Z",
            "browser", "Firefox",
            "os", "Linux",
            "address", "2001:db8::1");

    assertThat(texts.of(mail(MailKind.ACCOUNT_LOCKED, values), AT, english, UTC).plain())
        .contains(
            "entered a wrong password or code 5 times",
            "When: 1 March 2026, 09:00 UTC\n",
            "Device: Firefox on Linux\n",
            "Address: 2001:db8::1\n",
            "https://onelastai.example/dashboard/security");
  }

  @Test
  void noticeWithoutATimeShowsWhenItWasQueued() {
    assertThat(texts.of(mail(MailKind.PASSWORD_CHANGED, Map.of()), AT, english, UTC).plain())
        .contains("Hello,", "When: 1 March 2026, 14:05 UTC\n")
        .doesNotContain("Device:", "Address:");
  }

  @Test
  void timesAreInTheUsersZone() {
    ZoneId tokyo = ZoneId.of("Asia/Tokyo");

    assertThat(texts.of(mail(MailKind.PASSWORD_CHANGED, Map.of()), AT, english, tokyo).plain())
        .contains("When: 1 March 2026, 23:05 JST\n");
  }

  @ParameterizedTest
  @EnumSource(value = MailKind.class, mode = EnumSource.Mode.EXCLUDE, names = "UNKNOWN")
  void userInputAddsNoLinksLinesOrMarkup(MailKind kind) {
    Map<String, String> values = values(HOSTILE);
    for (String field : List.of("browser", "os", "address")) {
      values.put(field, HOSTILE);
    }
    MailText text = texts.of(mail(kind, values), AT, english, UTC);

    assertThat(text.subject()).doesNotContain("Ann", "\n");
    for (String rendered : new String[] {text.plain(), text.html()}) {
      assertThat(rendered).doesNotContain("evil.example", "://evil", "\nBcc", "\u202e");
    }
    assertThat(text.html()).doesNotContain("'https", "click</a>");
  }

  @Test
  void mailIsInTheUsersLanguage() {
    Map<String, String> values = values("Ann Example");
    values.put("browser", "Firefox");
    values.put("os", "Linux");

    MailText text = texts.of(mail(MailKind.ACCOUNT_LOCKED, values), AT, german, VIENNA);

    assertThat(text.subject()).isEqualTo("OneLastAI: Ihr Konto ist vorübergehend gesperrt");
    assertThat(text.plain())
        .contains(
            "Guten Tag Ann Example,",
            "Zeitpunkt: 1. März 2026, 15:05 MEZ\n",
            "Gerät: Firefox auf Linux\n");
    assertThat(text.html()).contains("<html lang=\"de\">", "Gerät");
  }

  @Test
  void deviceWithoutNamesIsUnknown() {
    assertThat(texts.of(mail(MailKind.ACCOUNT_LOCKED, Map.of()), AT, english, UTC).plain())
        .contains("Device: an unknown device\n");
    Map<String, String> os = Map.of("os", "Linux");
    assertThat(texts.of(mail(MailKind.ACCOUNT_LOCKED, os), AT, german, UTC).plain())
        .contains("Gerät: ein unbekannter Browser auf Linux\n");
  }

  @Test
  void limitsAreThoseOfTheSettings() {
    MailTexts strict =
        new MailTexts(
            tokens, "https://onelastai.example", 3, Duration.ofHours(1), Duration.ofDays(30));
    Map<String, String> values = values("Ann Example");

    assertThat(strict.of(mail(MailKind.ACCOUNT_LOCKED, values), AT, english, UTC).plain())
        .contains("a wrong password or code 3 times. For one hour,");
    assertThat(texts.of(mail(MailKind.ACCOUNT_LOCKED, values), AT, german, UTC).plain())
        .contains("hat 5-mal", "(15 Minuten)");
    assertThat(strict.of(mail(MailKind.VERIFY_EMAIL, values), AT, english, UTC).plain())
        .contains("good once, for 24 hours", "within 30 days");
    assertThat(texts.of(mail(MailKind.RESET_PASSWORD, values), AT, german, UTC).plain())
        .contains("gilt einmal, eine Stunde lang");
  }

  @ParameterizedTest
  @CsvSource({"de, de", "de-AT, de", "en-GB, en", "ja, en", "zh-Hant-TW, en"})
  void languageWithoutTextsFallsBackToAMoreGeneralOneOrEnglish(String preferred, String found) {
    assertThat(languages.of(preferred).locale()).isEqualTo(Locale.forLanguageTag(found));
  }

  /** A missing or misspelt placeholder, or a single apostrophe, would show in a mail only. */
  @Test
  void everyLanguageHasTheSameTextsWithTheSameValues() {
    Object[] values = {2L, "second"};
    for (MailLanguage language : languages.all()) {
      assertThat(language.texts().keySet())
          .as("%s", language.locale())
          .isEqualTo(english.texts().keySet());
      language
          .texts()
          .forEach((key, pattern) -> {
            assertThat(argumentsOf(language, key))
                .as("%s of %s", key, language.locale())
                .isEqualTo(argumentsOf(english, key));
            assertThat(key.equals("time") ? "" : language.text(key, values))
                .doesNotContain("{", "}");
            assertThat(pattern.replace("''", "")).as(key).doesNotContain("'");
          });
    }
  }

  private static long argumentsOf(MailLanguage language, String key) {
    return Pattern.compile("\\{\\d").matcher(language.texts().get(key)).results().count();
  }

  @Test
  void markupIsEscaped() {
    MailText text =
        new MailText(Locale.ENGLISH, "A & B", new MailText.Fact("\"x\"", "<b>bold</b> & 'q'"));

    assertThat(text.html())
        .contains("<title>A &amp; B</title>", "&lt;b&gt;bold&lt;/b&gt; &amp; &#39;q&#39;");
  }

  /** The values of all kinds of mail. */
  private static Map<String, String> values(String name) {
    return new HashMap<>(Map.of("nonce", "n-1", "name", name));
  }

  private static MailQueued mail(MailKind kind, Map<String, String> values) {
    return new MailQueued("user-1", "ann@example.com", kind, values);
  }
}
