package com.onelastai.support.mail;

import com.onelastai.events.DomainEvent;
import com.onelastai.events.EventContract;
import com.onelastai.mail.MailLanguage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail that must be sent. It carries no secret: links, the reply address and the unsubscribe
 * address are signed when it is sent.
 *
 * @param key mails with the same key are sent in order
 * @param language tag of its texts
 * @param replyTo null if nobody reads replies
 * @param unsubscribe for the headers of RFC 8058; null if it cannot be switched off
 */
@EventContract(topic = MailQueued.TOPIC, type = "com.onelastai.support-mail.mail-queued.v1")
public record MailQueued(
    String key,
    String to,
    String language,
    String subject,
    List<MailPart> parts,
    @Nullable Signed replyTo,
    @Nullable Signed unsubscribe,
    @Nullable Calendar calendar)
    implements DomainEvent {

  static final String TOPIC = "support-mail.v1";

  /** What is signed when the mail is sent. */
  public record Signed(String purpose, String subject) {}

  /**
   * A calendar file (RFC 5545).
   *
   * @param method such as {@code REQUEST} or {@code CANCEL}
   */
  public record Calendar(String method, String content) {}

  public static MailQueued to(
      String key, String address, MailLanguage language, String subject, MailPart... parts) {
    return new MailQueued(
        key, address, language.locale().toLanguageTag(), subject, List.of(parts), null, null, null);
  }

  public MailQueued replyTo(String purpose, String subject) {
    return new MailQueued(
        key,
        to,
        language,
        this.subject,
        parts,
        new Signed(purpose, subject),
        unsubscribe,
        calendar);
  }

  public MailQueued unsubscribe(String purpose, String subject) {
    return new MailQueued(
        key, to, language, this.subject, parts, replyTo, new Signed(purpose, subject), calendar);
  }

  public MailQueued calendar(String method, String content) {
    return new MailQueued(
        key, to, language, subject, parts, replyTo, unsubscribe, new Calendar(method, content));
  }
}
