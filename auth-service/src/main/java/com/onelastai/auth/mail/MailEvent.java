package com.onelastai.auth.mail;

import com.onelastai.events.DomainEvent;

/** What this service tells itself: a mail is to be sent. */
public sealed interface MailEvent extends DomainEvent permits MailQueued {

  String TOPIC = "auth-mail.v1";

  @Override
  String userId();

  @Override
  default String key() {
    return userId();
  }
}
