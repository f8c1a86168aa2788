package com.onelastai.auth.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.auth.mail.SignedTokens.Token;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Import;

class SignedTokensTest {

  private static final String SECRET = "a-secret-of-thirty-two-characters";

  private final SignedTokens tokens = new SignedTokens(SECRET);
  private final String token = tokens.issue(MailKind.VERIFY_EMAIL, "user-1", "nonce 1");

  @Test
  void tokenIsReadForItsPurposeAndKeyOnly() {
    assertThat(tokens.read(MailKind.VERIFY_EMAIL, token)).contains(new Token("user-1", "nonce 1"));
    assertThat(tokens.read(MailKind.RESET_PASSWORD, token)).isEmpty();
    assertThat(new SignedTokens(SECRET + "!").read(MailKind.VERIFY_EMAIL, token)).isEmpty();
  }

  @Test
  void tokenNeedsNoEscapingInAUrl() {
    assertThat(token).matches("[A-Za-z0-9._-]+");
  }

  @Test
  void changedCharacterIsRefused() {
    for (int i = 0; i < token.length() - 1; i++) {
      String changed =
          token.substring(0, i) + (token.charAt(i) == 'A' ? 'B' : 'A') + token.substring(i + 1);
      assertThat(tokens.read(MailKind.VERIFY_EMAIL, changed)).as(changed).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a.b.c", "a", "ä.ö", "====.====", "dXNlci0xIG4."})
  void anythingElseIsRefused(String text) {
    assertThat(tokens.read(MailKind.VERIFY_EMAIL, text)).isEmpty();
  }

  @Test
  void shortSecretIsRefused() {
    ApplicationContextRunner local =
        new ApplicationContextRunner()
            .withUserConfiguration(Settings.class)
            .withPropertyValues("onelastai.mail.sender=no-reply@localhost");

    local
        .withPropertyValues("onelastai.mail.token-secret=" + SECRET)
        .run(context -> assertThat(context).hasNotFailed());
    local
        .withPropertyValues("onelastai.mail.token-secret=short")
        .run(context ->
            assertThat(context.getStartupFailure())
                .rootCause()
                .hasMessageContaining("ONELASTAI_MAIL_TOKEN_SECRET"));
  }

  @EnableConfigurationProperties(MailProperties.class)
  @Import(SignedTokens.class)
  static class Settings {}
}
