package com.onelastai.local.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailboxTest {

  private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");

  @TempDir private Path directory;

  @Test
  void newestComesFirstAlsoWithinOneMillisecond() throws Exception {
    Mailbox mailbox = mailbox(NOW);
    add(mailbox, "first", "second", "third");

    assertThat(subjects(mailbox)).containsExactly("third", "second", "first");
  }

  @Test
  void oldestMailsBeyondTheLimitAreDeleted() throws Exception {
    Mailbox mailbox = mailbox(NOW);
    add(mailbox, "1", "2", "3", "4", "5");

    assertThat(subjects(mailbox)).containsExactly("5", "4", "3");
    assertThat(directory.toFile().list()).hasSize(3);
  }

  @Test
  void mailsSurviveARestartAndAClockThatWasSetBack() throws Exception {
    add(mailbox(NOW), "before");
    Mailbox restarted = mailbox(NOW.minusSeconds(3600));
    add(restarted, "after");

    assertThat(subjects(restarted)).containsExactly("after", "before");
    Mail mail = restarted.newestFirst().toList().getLast();
    assertThat(restarted.find(mail.id())).contains(mail);
    assertThat(mail.receivedAt()).isEqualTo(NOW);
  }

  private Mailbox mailbox(Instant now) throws IOException {
    return new Mailbox(directory, 3, Clock.fixed(now, ZoneOffset.UTC));
  }

  private static void add(Mailbox mailbox, String... subjects)
      throws IOException, MessagingException {
    for (String subject : subjects) {
      MimeMessage message = new MimeMessage((Session) null);
      message.setSubject(subject);
      message.setText("Hello");
      mailbox.add("a@example.com", List.of("b@example.com"), message);
    }
  }

  private static List<String> subjects(Mailbox mailbox) throws IOException {
    return mailbox.newestFirst().map(Mail::subject).toList();
  }
}
