package com.onelastai.support.mail;

import com.onelastai.mail.MailText;
import com.onelastai.mail.SmtpSender;
import com.onelastai.mail.SmtpSender.Addition;
import com.onelastai.starter.messaging.EventListener;
import com.onelastai.starter.messaging.EventMetadata;
import com.onelastai.support.link.SignedLinks;
import com.onelastai.support.mail.MailQueued.Calendar;
import com.onelastai.support.mail.MailQueued.Signed;
import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Signs what queued mails refer to, and sends them. */
@Component
class Mailer {

  private static final String UNSUBSCRIBE = "/api/notifications/unsubscribe";

  private final SmtpSender sender;
  private final SignedLinks links;
  private final ReplyAddresses replyAddresses;
  private final String publicUrl;

  Mailer(
      SmtpSender sender,
      SignedLinks links,
      ReplyAddresses replyAddresses,
      @Value("${onelastai.public-url}") String publicUrl) {
    this.sender = sender;
    this.links = links;
    this.replyAddresses = replyAddresses;
    this.publicUrl = publicUrl;
  }

  @EventListener(group = "mail", maxRecords = 1)
  void on(MailQueued mail, EventMetadata metadata) {
    MailText text =
        new MailText(
            Locale.forLanguageTag(mail.language()),
            mail.subject(),
            mail.parts().stream().map(this::part).toList());
    sender.send(metadata, mail.to(), text, additions(mail));
  }

  private MailText.Part part(MailPart part) {
    return switch (part) {
      case MailPart.Paragraph paragraph -> new MailText.Paragraph(paragraph.text());
      case MailPart.Fact fact -> new MailText.Fact(fact.label(), fact.value());
      case MailPart.Link link -> new MailText.Link(link.label(), publicUrl + link.path());
      case MailPart.SignedLink link ->
          new MailText.Link(
              link.label(), signed(link.path(), new Signed(link.purpose(), link.subject())));
    };
  }

  private String signed(String path, Signed signed) {
    return publicUrl + path + "?token=" + links.sign(signed.purpose(), signed.subject());
  }

  private Addition additions(MailQueued mail) {
    return helper -> {
      if (mail.replyTo() != null) {
        helper.setReplyTo(replyAddresses.of(mail.replyTo()));
      }
      if (mail.unsubscribe() != null) {
        addUnsubscribe(helper, mail.unsubscribe());
      }
      if (mail.calendar() != null) {
        attach(helper, mail.calendar());
      }
    };
  }

  /** One click in the mail program (RFC 8058). */
  private void addUnsubscribe(MimeMessageHelper helper, Signed signed) throws MessagingException {
    helper.getMimeMessage().setHeader("List-Unsubscribe", "<" + signed(UNSUBSCRIBE, signed) + ">");
    helper.getMimeMessage().setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
  }

  private static void attach(MimeMessageHelper helper, Calendar calendar)
      throws MessagingException {
    helper.addAttachment(
        "invite.ics",
        new ByteArrayResource(calendar.content().getBytes(StandardCharsets.UTF_8)),
        "text/calendar; charset=UTF-8; method=" + calendar.method());
  }
}
