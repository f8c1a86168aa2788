package com.onelastai.auth.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onelastai.auth.mail.SignedTokens.Token;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
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

  private final SignedTokens tokens = new SignedTokens("a-secret-of-thirty-two-characters");
  private final MailTexts texts = new MailTexts(tokens, "https://onelastai.example");

  @ParameterizedTest
  @EnumSource(value = MailKind.class, mode = EnumSource.Mode.EXCLUDE, names = "UNKNOWN")
  void everyMailNamesProductAndUser(MailKind kind) {
    MailText text = texts.of(mail(kind, values("Ann Example")), AT);

    assertThat(text.subject()).contains("OneLastAI");
    assertThat(text.plain()).contains("Hello Ann Example,", "OneLastAI");
    assertThat(text.html()).contains("Hello Ann Example,", "OneLastAI");
  }

  @ParameterizedTest
  @CsvSource({"VERIFY_EMAIL, /auth/verify-email", "RESET_PASSWORD, /auth/reset-password"})
  void tokenIsInTheLinkAndOnItsOwnLine(MailKind kind, String path) {
    MailText text = texts.of(mail(kind, Map.of("nonce", "n-1")), AT);

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
    assertThatThrownBy(() -> texts.of(mail(MailKind.RESET_PASSWORD, Map.of()), AT))
        .isInstanceOf(NullPointerException.class);
  }

  @Test
  void noticeHasTheEventItsTimeAndTheDevice() {
    Map<String, String> values =
        Map.of(
            "at", "2026-03-01T09:00:00Z", "device", "Firefox on Linux", "address", "2001:db8::1");

    assertThat(texts.of(mail(MailKind.NEW_DEVICE, values), AT).plain())
        .contains(
            "signed in to your account with a device that it had not seen before",
            "When: 1 March 2026, 09:00 UTC\n",
            "Device: Firefox on Linux\n",
            "Address: 2001:db8::1\n",
            "https://onelastai.example/dashboard/security");
  }

  @Test
  void noticeWithoutATimeShowsWhenItWasQueued() {
    assertThat(texts.of(mail(MailKind.PASSWORD_CHANGED, Map.of()), AT).plain())
        .contains("Hello,", "When: 1 March 2026, 14:05 UTC\n")
        .doesNotContain("Device:", "Address:");
  }

  @Test
  void reminderNamesTheUnpaidPlanAndTheEndOfAccess() {
    Map<String, String> values = values("Ann Example");

    MailText first = texts.of(mail(MailKind.PAYMENT_REMINDER, values), AT);
    assertThat(first.subject()).isEqualTo("OneLastAI: Your payment did not go through");
    assertThat(first.plain())
        .contains(
            "Plan: pro\n",
            "Yours until: 8 March 2026, 09:00 UTC\n",
            "\nhttps://onelastai.example/dashboard/billing\n");

    values.put("number", "2");
    values.put("agent", "ben-sega");
    MailText second = texts.of(mail(MailKind.PAYMENT_REMINDER, values), AT);
    assertThat(second.subject()).isEqualTo("OneLastAI: Your subscription is still not paid");
    assertThat(second.plain()).contains("Agent: ben-sega\n").doesNotContain("Plan:");
  }

  @ParameterizedTest
  @EnumSource(value = MailKind.class, mode = EnumSource.Mode.EXCLUDE, names = "UNKNOWN")
  void userInputAddsNoLinksLinesOrMarkup(MailKind kind) {
    Map<String, String> values = values(HOSTILE);
    for (String field : List.of("device", "address", "agent", "plan")) {
      values.put(field, HOSTILE);
    }
    MailText text = texts.of(mail(kind, values), AT);

    assertThat(text.subject()).doesNotContain("Ann", "\n");
    for (String rendered : new String[] {text.plain(), text.html()}) {
      assertThat(rendered).doesNotContain("evil.example", "://evil", "\nBcc", "\u202e");
    }
    assertThat(text.html()).doesNotContain("'https", "click</a>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Dr. Ann O'Example-Smith | Dr. Ann O'Example-Smith
          Zoë Ñandú               | Zoë Ñandú
          evil.example            | evil example
          https://evil.example/x  | https evil example x
          """)
  void nameStaysReadable(String name, String shown) {
    assertThat(MailTexts.safeLine(name)).isEqualTo(shown);
  }

  @Test
  void longNameIsCutBetweenCharacters() {
    assertThat(MailTexts.safeLine("😀".repeat(70))).isEqualTo("😀".repeat(64) + "…");
  }

  @Test
  void markupIsEscaped() {
    MailText text = new MailText("A & B", new MailText.Fact("\"x\"", "<b>bold</b> & 'q'"));

    assertThat(text.html())
        .contains("<title>A &amp; B</title>", "&lt;b&gt;bold&lt;/b&gt; &amp; &#39;q&#39;");
  }

  /** The values of all kinds of mail. */
  private static Map<String, String> values(String name) {
    return new HashMap<>(
        Map.of(
            "nonce", "n-1",
            "name", name,
            "plan", "pro",
            "accessUntil", "2026-03-08T09:00:00Z",
            "number", "1"));
  }

  private static MailQueued mail(MailKind kind, Map<String, String> values) {
    return new MailQueued("user-1", "ann@example.com", kind, values);
  }
}
