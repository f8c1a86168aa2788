package com.onelastai.support.notification;

import com.onelastai.mail.MailLanguage;
import com.onelastai.mail.MailLanguages;
import com.onelastai.mail.SafeLine;
import com.onelastai.support.mail.MailPart;
import com.onelastai.support.mail.MailQueued;
import com.onelastai.support.notification.Notification.Fact;
import com.onelastai.support.notification.NotificationView.FactView;
import com.onelastai.support.recipient.Recipient;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The texts of notifications, in the language and zone of their user. */
@Component
class NotificationTexts {

  private static final String PREFIX = "notification.";
  private static final String SETTINGS = "/dashboard/notifications";
  private static final String IN_SUBJECT = "OneLastAI: ";

  private final MailLanguages languages;

  NotificationTexts(MailLanguages languages) {
    this.languages = languages;
  }

  /**
   * @param user empty if they are not known here yet
   */
  NotificationView view(Notification notification, Optional<Recipient> user) {
    MailLanguage language = languages.of(user.map(Recipient::language).orElse("en"));
    ZoneId zone = user.map(Recipient::zone).orElse(ZoneId.of("UTC"));
    return new NotificationView(
        notification.id(),
        notification.category(),
        title(notification, language),
        text(notification, language),
        facts(notification, language, zone),
        notification.link(),
        notification.unread(),
        notification.createdAt());
  }

  MailQueued mail(Notification notification, Recipient to) {
    MailLanguage language = languages.of(to.language());
    List<MailPart> parts = new ArrayList<>(List.of(greeting(to, language)));
    addAll(parts, notification, language, to.zone());
    String linkText = language.text(key(notification, "link"));
    parts.add(new MailPart.Link(linkText, notification.link()));
    boolean urgent = notification.category().isUrgent();
    if (!urgent) {
      parts.add(settings(language));
    }
    MailQueued mail = mail(to, language, title(notification, language), parts);
    return urgent ? mail : mail.unsubscribe(Unsubscribing.PURPOSE, subject(to, notification));
  }

  MailQueued digest(List<Notification> collected, Recipient to) {
    MailLanguage language = languages.of(to.language());
    List<MailPart> parts = new ArrayList<>(List.of(greeting(to, language)));
    parts.add(new MailPart.Paragraph(language.text(PREFIX + "digest.text")));
    for (Notification notification : collected) {
      parts.add(new MailPart.Paragraph(title(notification, language)));
      addAll(parts, notification, language, to.zone());
    }
    parts.add(new MailPart.Link(language.text(PREFIX + "digest.link"), SETTINGS));
    String title = language.text(PREFIX + "digest.title", collected.size());
    return mail(to, language, title, parts)
        .unsubscribe(Unsubscribing.PURPOSE, Unsubscribing.subject(to.userId(), Optional.empty()));
  }

  private static String subject(Recipient to, Notification notification) {
    return Unsubscribing.subject(to.userId(), Optional.of(notification.category()));
  }

  private static MailQueued mail(
      Recipient to, MailLanguage language, String title, List<MailPart> parts) {
    return MailQueued.to(
        to.userId(), to.email(), language, IN_SUBJECT + title, parts.toArray(MailPart[]::new));
  }

  private static void addAll(
      List<MailPart> parts, Notification notification, MailLanguage language, ZoneId zone) {
    parts.add(new MailPart.Paragraph(text(notification, language)));
    facts(notification, language, zone)
        .forEach(fact -> parts.add(new MailPart.Fact(fact.label(), fact.value())));
  }

  private static MailPart greeting(Recipient to, MailLanguage language) {
    String name = SafeLine.of(to.name());
    return new MailPart.Paragraph(
        name.isEmpty()
            ? language.text(PREFIX + "hello.nameless")
            : language.text(PREFIX + "hello", name));
  }

  private static MailPart settings(MailLanguage language) {
    return new MailPart.Link(language.text(PREFIX + "settings"), SETTINGS);
  }

  private static String title(Notification notification, MailLanguage language) {
    return language.text(key(notification, "title"), notification.values().toArray());
  }

  private static String text(Notification notification, MailLanguage language) {
    return language.text(key(notification, "text"), notification.values().toArray());
  }

  private static String key(Notification notification, String part) {
    return PREFIX + notification.kind() + "." + part;
  }

  private static List<FactView> facts(
      Notification notification, MailLanguage language, ZoneId zone) {
    return notification.facts().stream()
        .map(fact ->
            new FactView(
                language.text(PREFIX + "label." + fact.label()), value(fact, language, zone)))
        .toList();
  }

  private static String value(Fact fact, MailLanguage language, ZoneId zone) {
    String first = fact.values().getFirst();
    return switch (fact.form()) {
      case TEXT, ADDRESS -> first;
      case TIME -> language.time(Instant.parse(first).atZone(zone));
      // A newer version of another service may have words that have no text here yet.
      case WORD -> language.textOr(PREFIX + "word." + first, PREFIX + "word.unknown");
      case DEVICE -> device(first, fact.values().getLast(), language);
    };
  }

  private static String device(String browser, String os, MailLanguage language) {
    String known = browser.isEmpty() ? language.text(PREFIX + "browser.unknown") : browser;
    return os.isEmpty() ? known : language.text(PREFIX + "device", known, os);
  }
}
