package com.onelastai.support.ticket;

import static com.onelastai.mail.test.MailServer.mailsTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.onelastai.mail.test.Mail;
import com.onelastai.starter.test.Api.Person;
import com.onelastai.starter.test.Topic;
import com.onelastai.support.mail.ReplyAddresses;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class TicketMailIT extends TicketTest {

  @Autowired ReplyAddresses addresses;

  @Test
  void userGetsTheAnswerByMail() {
    String id = open(person);

    answer(member, id, "Which <b>browser</b>?\n\nAnd which system:\n- Linux").is(201);

    Mail mail = mailsTo(email, 1).getFirst();
    assertThat(mail.subject()).isEqualTo("The export is empty [" + id + "]");
    assertThat(mail.plain())
        .contains(
            "##-", "Which <b>browser</b>?", "And which system:\n- Linux", "/support/tickets/" + id);
    assertThat(mail.html())
        .contains("&lt;b&gt;browser", "system:<br>\n- Linux")
        .doesNotContain("<b>browser");
    assertThat(mail.plain()).doesNotContain(memberId);
    String replyTo = String.valueOf(mail.header("Reply-To"));
    assertThat(addresses.subject(TicketMails.REPLY, replyTo)).contains(id);
    assertThat(replyTo.indexOf('@')).isLessThanOrEqualTo(64);
  }

  @Test
  void answerIsPublishedOnce() {
    String id = open(person);

    answer(member, id, "Which browser?").is(201);

    await()
        .untilAsserted(() ->
            assertThat(Topic.read("support.v1", id))
                .containsExactly(
                    "com.onelastai.support.ticket-answered.v1 {\"ticketId\":\"%s\",\"userId\":\"%s\"}"
                        .formatted(id, userId)));
  }

  @Test
  void userIsToldThatTheTicketIsResolved() {
    String id = open(person);

    resolve(id);
    change(member, id, Map.of("version", version(id), "status", "resolved")).is(200);

    Mail mail = mailsTo(email, 1).getFirst();
    assertThat(mail.plain()).contains("Your ticket is resolved");
  }

  @Test
  void answerThatResolvesIsOneMail() {
    String id = open(person);

    api.post(
            member,
            TEAM_TICKETS + "/" + id + "/replies",
            Map.of("message", "It is fixed.", "status", "resolved"))
        .is(201);

    assertThat(mailsTo(email, 1).getFirst().plain())
        .contains("It is fixed.", "Your ticket is resolved");
  }

  @Test
  void mailIsInTheLanguageOfTheUser() {
    Person german = Person.user();
    know(german, "de-" + email, "de-AT");
    String id = open(german);

    answer(member, id, "Welcher Browser?").is(201);

    assertThat(mailsTo("de-" + email, 1).getFirst().plain())
        .contains("Der Support hat Ihr Ticket beantwortet", "Welcher Browser?");
  }

  @Test
  void userWithoutAKnownAddressIsAnsweredAllTheSame() {
    Person unknown = Person.user();
    String id = open(unknown);

    answer(member, id, "Which browser?").is(201);

    assertMessages(api.get(unknown, TICKETS + "/" + id), "Which browser?");
  }
}
