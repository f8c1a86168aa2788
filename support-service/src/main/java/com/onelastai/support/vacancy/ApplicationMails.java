package com.onelastai.support.vacancy;

import com.onelastai.mail.MailLanguage;
import com.onelastai.mail.MailLanguages;
import com.onelastai.support.mail.MailPart.Fact;
import com.onelastai.support.mail.MailPart.Paragraph;
import com.onelastai.support.mail.MailPart.SignedLink;
import com.onelastai.support.mail.MailQueued;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;

/** What applicants are told, in their language. */
@Component
class ApplicationMails {

  /** Of the link that deletes an application. */
  static final String PURPOSE = "application";

  private static final String PAGE = "/resources/apply-job";

  private final MailLanguages languages;

  ApplicationMails(MailLanguages languages) {
    this.languages = languages;
  }

  MailQueued received(JobApplication application) {
    MailLanguage language = languages.of(application.language());
    String until = language.time(application.expiresAt().atZone(ZoneOffset.UTC));
    return MailQueued.to(
        application.id(),
        application.email(),
        language,
        language.text("application.received.subject", application.jobTitle()),
        new Paragraph(language.text("application.hello", application.name())),
        new Paragraph(language.text("application.received.what", application.jobTitle())),
        new Fact(language.text("application.file"), application.cv().name()),
        new Paragraph(language.text("application.received.kept", until)),
        new SignedLink(language.text("application.erase"), PAGE, PURPOSE, application.id()));
  }
}
