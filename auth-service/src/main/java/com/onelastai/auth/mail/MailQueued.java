package com.onelastai.auth.mail;

import com.onelastai.auth.user.User;
import com.onelastai.events.DomainEvent;
import com.onelastai.events.EventContract;
import java.util.Map;

/**
 * A mail that must be sent. It carries no secret: if the mail has a token, {@code values} has its
 * {@code nonce}, and the token is signed when the mail is composed.
 *
 * @param values the variable parts of the mail
 */
@EventContract(topic = MailQueued.TOPIC, type = "com.onelastai.auth-mail.mail-queued.v1")
public record MailQueued(String userId, String to, MailKind kind, Map<String, String> values)
    implements DomainEvent {

  static final String TOPIC = "auth-mail.v1";

  /** A mail to a user without further values. */
  public static MailQueued notice(MailKind kind, User user) {
    return notice(kind, user, user.email());
  }

  public static MailQueued notice(MailKind kind, User user, String to) {
    return new MailQueued(user.id(), to, kind, Map.of("name", user.name()));
  }

  @Override
  public String key() {
    return userId;
  }
}
