package com.onelastai.auth.mail;

import com.onelastai.mail.MailLanguage;
import com.onelastai.mail.MailText;
import com.onelastai.mail.MailText.Fact;
import com.onelastai.mail.MailText.Link;
import com.onelastai.mail.MailText.Paragraph;
import com.onelastai.mail.MailText.Part;
import com.onelastai.mail.SafeLine;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The text of each kind of mail. */
@Component
class MailTexts {

  private static final Pattern NETWORK_ADDRESS = Pattern.compile("[0-9a-fA-F.:]{2,45}");

  private final SignedTokens tokens;
  private final String publicUrl;
  private final int failures;
  private final Duration lock;
  private final Duration unverifiedLifetime;

  MailTexts(
      SignedTokens tokens,
      @Value("${onelastai.public-url}") String publicUrl,
      @Value("${onelastai.login.failures}") int failures,
      @Value("${onelastai.login.lock}") Duration lock,
      @Value("${onelastai.unverified-accounts.lifetime}") Duration unverifiedLifetime) {
    this.tokens = tokens;
    this.publicUrl = publicUrl;
    this.failures = failures;
    this.lock = lock;
    this.unverifiedLifetime = unverifiedLifetime;
  }

  /**
   * @param at when the mail was queued; shown as the event's time if the mail has no {@code at}
   * @param zone the user's
   */
  MailText of(MailQueued mail, Instant at, MailLanguage language, ZoneId zone) {
    Composition composition = new Composition(mail, at, language, zone);
    return switch (mail.kind()) {
      case VERIFY_EMAIL -> composition.verifyEmail();
      case RESET_PASSWORD -> composition.resetPassword();
      case ACCOUNT_LOCKED -> composition.notice(failures, language.duration(lock));
      case PASSWORD_CHANGED, EMAIL_CHANGED, TWO_FACTOR_ENABLED, TWO_FACTOR_DISABLED ->
          composition.notice();
      case UNKNOWN -> throw new IllegalArgumentException("Unknown kind of mail");
    };
  }

  private final class Composition {

    private final MailQueued mail;
    private final Instant at;
    private final MailLanguage language;
    private final ZoneId zone;

    Composition(MailQueued mail, Instant at, MailLanguage language, ZoneId zone) {
      this.mail = mail;
      this.at = at;
      this.language = language;
      this.zone = zone;
    }

    MailText verifyEmail() {
      return withToken("/auth/verify-email", language.duration(unverifiedLifetime));
    }

    MailText resetPassword() {
      return withToken("/auth/reset-password");
    }

    private MailText withToken(String path, Object... moreLimits) {
      List<Object> limits = new ArrayList<>(List.of(moreLimits));
      limits.addFirst(language.duration(mail.kind().tokenLifetime()));
      String token = tokens.issue(mail.kind(), mail.userId(), value("nonce"));
      return mail(
          ofKind("subject"),
          greeting(),
          new Paragraph(ofKind("what")),
          new Link(ofKind("link"), publicUrl + path + "?token=" + token),
          new Fact(language.text("token"), token),
          new Paragraph(ofKind("validity", limits.toArray())));
    }

    MailText notice(Object... values) {
      List<Part> parts = new ArrayList<>(List.of(greeting()));
      parts.add(new Paragraph(ofKind("what", values)));
      String when = mail.values().get("at");
      parts.add(new Fact(language.text("when"), time(when == null ? at : Instant.parse(when))));
      if (mail.kind() == MailKind.ACCOUNT_LOCKED) {
        parts.add(new Fact(language.text("device"), device()));
      }
      String address = mail.values().get("address");
      if (address != null && NETWORK_ADDRESS.matcher(address).matches()) {
        parts.add(new Fact(language.text("address"), address));
      }
      parts.add(new Paragraph(language.textOr(key("not_you"), "not_you")));
      parts.add(new Link(language.text("security_settings"), publicUrl + "/dashboard/security"));
      return mail("OneLastAI: " + ofKind("subject"), parts.toArray(Part[]::new));
    }

    private MailText mail(String subject, Part... parts) {
      return new MailText(language.locale(), subject, parts);
    }

    private String ofKind(String text, Object... values) {
      return language.text(key(text), values);
    }

    private String key(String text) {
      return mail.kind().name().toLowerCase(Locale.ROOT) + "." + text;
    }

    private String device() {
      return language.device(safeValue("browser"), safeValue("os"));
    }

    private @Nullable String safeValue(String name) {
      String value = mail.values().get(name);
      return value == null ? null : SafeLine.of(value);
    }

    private String time(Instant instant) {
      return language.time(instant.atZone(zone));
    }

    private String value(String name) {
      return Objects.requireNonNull(mail.values().get(name), () -> "The mail has no " + name);
    }

    private Part greeting() {
      String name = SafeLine.of(mail.values().getOrDefault("name", ""));
      return new Paragraph(
          name.isEmpty() ? language.text("hello.nameless") : language.text("hello", name));
    }
  }
}
