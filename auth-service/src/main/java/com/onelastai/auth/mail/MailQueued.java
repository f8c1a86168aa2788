package com.onelastai.auth.mail;

import com.onelastai.events.EventContract;
import java.util.Map;

/**
 * A mail is to be sent. It carries no secret: where the mail holds a token, {@code values} has its
 * {@code nonce}, and the token is signed when the mail is written.
 *
 * @param values what the mail says besides its fixed words
 */
@EventContract(topic = MailEvent.TOPIC, type = "com.onelastai.auth-mail.mail-queued.v1")
public record MailQueued(String userId, String to, MailKind kind, Map<String, String> values)
    implements MailEvent {}
