package com.onelastai.auth.mail;

import com.onelastai.starter.messaging.EventListener;
import com.onelastai.starter.messaging.EventMetadata;
import org.springframework.stereotype.Component;

/** Sends the queued mails, one at a time: a batch that is redelivered would be sent again. */
@Component
class MailConsumer {

  private final Mailer mailer;

  MailConsumer(Mailer mailer) {
    this.mailer = mailer;
  }

  @EventListener(group = "mail", maxRecords = 1)
  void on(MailQueued mail, EventMetadata metadata) {
    mailer.send(mail, metadata);
  }
}
