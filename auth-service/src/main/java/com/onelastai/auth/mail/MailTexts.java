package com.onelastai.auth.mail;

import com.onelastai.auth.mail.MailText.Fact;
import com.onelastai.auth.mail.MailText.Link;
import com.onelastai.auth.mail.MailText.Paragraph;
import com.onelastai.auth.mail.MailText.Part;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The text of each kind of mail. */
@Component
class MailTexts {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final Pattern NETWORK_ADDRESS = Pattern.compile("[0-9a-fA-F.:]{2,45}");
  private static final int MAX_LINE = 64;
  private static final Pattern LINKING = Pattern.compile("[/\\\\:@<>]|\\.(?=\\S)");
  private static final Pattern SPACE = Pattern.compile("[\\p{C}\\p{Z}]+");
  private static final String NOT_YOU =
      "If this was not you, change your password at once; that signs out everybody else.";

  /**
   * @param otherwise what to do if it was not the user
   */
  private record Notice(String subject, String what, String otherwise) {}

  private static final Map<MailKind, Notice> NOTICES =
      Map.of(
          MailKind.PASSWORD_CHANGED,
          new Notice(
              "Your password was changed",
              "The password of your account was changed.",
              "If this was not you, ask for a new password at once."),
          MailKind.EMAIL_CHANGED,
          new Notice(
              "Your e-mail address was changed",
              "Your account has another e-mail address now. This one is no longer used.",
              "If this was not you, somebody else can sign in to your account: tell our support."),
          MailKind.TWO_FACTOR_ENABLED,
          new Notice(
              "Two-factor login was turned on",
              "From now on, a login to your account asks for a code besides the password.",
              NOT_YOU),
          MailKind.TWO_FACTOR_DISABLED,
          new Notice(
              "Two-factor login was turned off",
              "From now on, a login to your account asks for the password alone.",
              NOT_YOU),
          MailKind.NEW_DEVICE,
          new Notice(
              "A login from a new device",
              "Somebody signed in to your account with a device that it had not seen before.",
              NOT_YOU));

  private final SignedTokens tokens;
  private final String publicUrl;

  MailTexts(SignedTokens tokens, @Value("${onelastai.public-url}") String publicUrl) {
    this.tokens = tokens;
    this.publicUrl = publicUrl;
  }

  /**
   * @param at when the mail was queued; shown as the event's time if the mail has no {@code at}
   */
  MailText of(MailQueued mail, Instant at) {
    return switch (mail.kind()) {
      case VERIFY_EMAIL -> verifyEmail(mail);
      case RESET_PASSWORD -> resetPassword(mail);
      case PAYMENT_REMINDER -> paymentReminder(mail);
      case PASSWORD_CHANGED, EMAIL_CHANGED, TWO_FACTOR_ENABLED, TWO_FACTOR_DISABLED, NEW_DEVICE ->
          notice(mail, at, Objects.requireNonNull(NOTICES.get(mail.kind())));
      case UNKNOWN -> throw new IllegalArgumentException("Unknown kind of mail");
    };
  }

  private MailText verifyEmail(MailQueued mail) {
    String token = token(mail);
    return new MailText(
        "Confirm your e-mail address for OneLastAI",
        greeting(mail),
        new Paragraph(
            "This address was given for an account at OneLastAI. Please confirm that it is yours."),
        new Link("Confirm the address", publicUrl + "/auth/verify-email?token=" + token),
        new Fact("Token", token),
        new Paragraph("The link is good once, for 24 hours. If this was not you, do nothing."));
  }

  private MailText resetPassword(MailQueued mail) {
    String token = token(mail);
    return new MailText(
        "Choose a new password for OneLastAI",
        greeting(mail),
        new Paragraph("A new password was asked for your account at OneLastAI."),
        new Link("Choose a new password", publicUrl + "/auth/reset-password?token=" + token),
        new Fact("Token", token),
        new Paragraph(
            "The link is good once, for one hour. If this was not you, do nothing: your password"
                + " stays as it is."));
  }

  private MailText paymentReminder(MailQueued mail) {
    String agent = mail.values().get("agent");
    Instant accessUntil = Instant.parse(value(mail, "accessUntil"));
    return new MailText(
        value(mail, "number").equals("1")
            ? "OneLastAI: Your payment did not go through"
            : "OneLastAI: Your subscription is still not paid",
        greeting(mail),
        new Paragraph(
            "Another period of your subscription has begun, and it could not be charged. You may go"
                + " on using it for a while. Unless it is paid by then, it ends."),
        agent == null
            ? new Fact("Plan", safeLine(value(mail, "plan")))
            : new Fact("Agent", safeLine(agent)),
        new Fact("Yours until", TIME.format(accessUntil)),
        new Link("Pay, or choose another card", publicUrl + "/dashboard/billing"));
  }

  private MailText notice(MailQueued mail, Instant at, Notice notice) {
    List<Part> parts = new ArrayList<>(List.of(greeting(mail), new Paragraph(notice.what())));
    String when = mail.values().get("at");
    parts.add(new Fact("When", TIME.format(when == null ? at : Instant.parse(when))));
    String device = mail.values().get("device");
    if (device != null) {
      parts.add(new Fact("Device", safeLine(device)));
    }
    String address = mail.values().get("address");
    if (address != null && NETWORK_ADDRESS.matcher(address).matches()) {
      parts.add(new Fact("Address", address));
    }
    parts.add(new Paragraph(notice.otherwise()));
    parts.add(new Link("Your security settings", publicUrl + "/dashboard/security"));
    return new MailText("OneLastAI: " + notice.subject(), parts);
  }

  private String token(MailQueued mail) {
    return tokens.issue(mail.kind(), mail.userId(), value(mail, "nonce"));
  }

  private static String value(MailQueued mail, String name) {
    return Objects.requireNonNull(mail.values().get(name), () -> "The mail has no " + name);
  }

  private static Part greeting(MailQueued mail) {
    String name = safeLine(mail.values().getOrDefault("name", ""));
    return new Paragraph(name.isEmpty() ? "Hello," : "Hello " + name + ",");
  }

  /**
   * Makes one short line of a text that a stranger may have chosen, without anything that a mail
   * program would turn into a link.
   */
  static String safeLine(String text) {
    String harmless = LINKING.matcher(text).replaceAll(" ");
    String line = SPACE.matcher(harmless).replaceAll(" ").strip();
    return line.codePointCount(0, line.length()) <= MAX_LINE
        ? line
        : line.substring(0, line.offsetByCodePoints(0, MAX_LINE)) + "…";
  }
}
