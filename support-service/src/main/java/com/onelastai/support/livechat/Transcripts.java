package com.onelastai.support.livechat;

import com.onelastai.mail.MailLanguage;
import com.onelastai.mail.MailLanguages;
import com.onelastai.starter.index.IndexCreation;
import com.onelastai.starter.limit.WindowCounter;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.support.mail.MailPart;
import com.onelastai.support.mail.MailPart.Fact;
import com.onelastai.support.mail.MailPart.Paragraph;
import com.onelastai.support.mail.MailQueued;
import com.onelastai.support.recipient.Recipient;
import com.onelastai.support.recipient.Recipients;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** Mails what was said in a chat to its user. */
@Component
class Transcripts {

  private static final int A_DAY = 3;

  private final Chats chats;
  private final Recipients recipients;
  private final MailLanguages languages;
  private final WindowCounter counters;

  Transcripts(
      Chats chats,
      Recipients recipients,
      MailLanguages languages,
      MongoOperations mongo,
      IndexCreation indexes,
      Clock clock) {
    this.chats = chats;
    this.recipients = recipients;
    this.languages = languages;
    this.counters = new WindowCounter(mongo, indexes, clock, "supporttranscripts", ChronoUnit.DAYS);
  }

  void send(String chatId) {
    SupportChat chat = chats.find(chatId).orElseThrow(() -> ApiException.notFound("chat"));
    counters.count(chatId, A_DAY, "The transcript was sent often enough today (UTC).");
    MailLanguage language = languages.of(chat.language());
    chats.mail(
        chatId,
        MailQueued.to(
            chatId,
            chat.email(),
            language,
            language.text("livechat.transcript.subject"),
            parts(chat, language).toArray(MailPart[]::new)));
  }

  private List<MailPart> parts(SupportChat chat, MailLanguage language) {
    ZoneId zone =
        Optional.ofNullable(chat.userId())
            .flatMap(recipients::find)
            .map(Recipient::zone)
            .orElse(ZoneOffset.UTC);
    List<MailPart> parts = new ArrayList<>();
    parts.add(
        new Paragraph(
            language.text(
                "livechat.transcript.what", language.time(chat.createdAt().atZone(zone)))));
    for (ChatMessage message : chat.messages()) {
      parts.add(new Fact(speaker(chat, message, language), message.text()));
    }
    return parts;
  }

  private static String speaker(SupportChat chat, ChatMessage message, MailLanguage language) {
    if (message.sender() == Side.USER) {
      return chat.name();
    }
    return chat.assignedName() == null
        ? language.text("livechat.transcript.team")
        : chat.assignedName();
  }
}
