package com.onelastai.auth.mail;

import com.onelastai.auth.user.Preferences;
import com.onelastai.auth.user.User;
import com.onelastai.auth.user.Users;
import com.onelastai.mail.MailLanguage;
import com.onelastai.mail.MailLanguages;
import com.onelastai.mail.MailText;
import com.onelastai.mail.SmtpSender;
import com.onelastai.starter.messaging.EventListener;
import com.onelastai.starter.messaging.EventMetadata;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Composes and sends queued mails. */
@Component
class Mailer {

  private static final ZoneId UTC = ZoneId.of("UTC");

  private final SmtpSender sender;
  private final MailTexts texts;
  private final MailLanguages languages;
  private final Users users;

  Mailer(SmtpSender sender, MailTexts texts, MailLanguages languages, Users users) {
    this.sender = sender;
    this.texts = texts;
    this.languages = languages;
    this.users = users;
  }

  @EventListener(group = "mail", maxRecords = 1)
  void on(MailQueued mail, EventMetadata metadata) {
    Optional<User> user = users.find(mail.userId());
    MailText text = texts.of(mail, metadata.time(), language(user), zone(user));
    sender.send(metadata, mail.to(), text);
  }

  private MailLanguage language(Optional<User> user) {
    return languages.of(user.map(User::preferences).orElse(Preferences.DEFAULT).language());
  }

  /** Of the user's profile; UTC if it has none. */
  private static ZoneId zone(Optional<User> user) {
    return user.map(User::timezone).<ZoneId>map(ZoneId::of).orElse(UTC);
  }
}
