package com.onelastai.support.ticket.inbound;

import static com.onelastai.starter.test.Api.NOBODY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onelastai.mail.test.MailServer;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import com.onelastai.support.link.SignedLinks;
import com.onelastai.support.test.ServiceTest;
import com.onelastai.support.ticket.TicketMails;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.util.unit.DataSize;

class InboundMailIT extends ServiceTest {

  private static final String SECRET = "secret-of-the-tests";

  @Autowired SignedLinks links;
  @Autowired InboundMails mails;

  private String ticket = "";
  private String address = "";

  @BeforeEach
  void openTicket() {
    mongo
        .getCollection("recipients")
        .insertOne(
            new Document("_id", userId)
                .append("email", email)
                .append("name", "Ada")
                .append("language", "en")
                .append("mail", true)
                .append("push", false)
                .append("digest", false)
                .append("revision", 1L));
    ticket = open();
    address = addressOf(ticket);
  }

  @Test
  void replyLandsInItsTicketAndOpensItAgain() {
    api.post(person, "/api/support/tickets/" + ticket + "/close", Map.of()).is(200);

    receive(
            mail(
                "", "Not solved yet.\n\nOn 3 March 2025 at 10:00, S <s@example.com> wrote:\n> Old"))
        .is(200);

    shows(
        show(),
        """
        {"status": "open", "messages": [{"sender": "user", "message": "Not solved yet."}]}
        """);
  }

  @Test
  void replyToTheMailOfAnAnswerLandsInItsTicket() {
    api.post(
            TEAM,
            "/api/support/team/tickets/" + ticket + "/replies",
            Map.of("message", "Which browser?"))
        .is(201);
    String replyTo = String.valueOf(MailServer.mailsTo(email, 1).getFirst().header("Reply-To"));

    // Some servers change the case.
    address = replyTo.toUpperCase(Locale.ROOT);
    outcome(mail("", "Firefox"), "added");

    assertThat(texts(show(), "/messages", "message")).containsExactly("Which browser?", "Firefox");
  }

  @Test
  void sameMailIsAddedOnce() {
    String mail = mail("Message-ID: <" + UUID.randomUUID() + "@example.com>\n", "Hello");
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 4; i++) {
        threads.execute(() -> receive(mail).is(200));
      }
    }

    outcome(mail, "duplicate");
    assertThat(texts(show(), "/messages", "message")).containsExactly("Hello");
  }

  @Test
  void onlyTheUserOfTheTicketWritesIntoIt() {
    String stranger = mail("", "Give me access").replace(email, "mallory@example.com");
    outcome(stranger, "other_sender");

    String other = mail("", "Hello").replace(address, addressOf("T000000000"));
    outcome(other, "unknown_address");
    String forged = mail("", "Hello").replace(address, forged());
    outcome(forged, "unknown_address");
    outcome(mail("", "Hello").replace(address, "support@localhost"), "unknown_address");
    assertThat(texts(show(), "/messages", "message")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Auto-Submitted: auto-replied\n",
        "Precedence: bulk\n",
        "X-Auto-Response-Suppress: OOF\n",
        "Return-Path: <>\n",
        "List-Id: <x.example.com>\n"
      })
  void programsAreNeitherKeptNorAnswered(String header) {
    outcome(mail(header, "I am out of office."), "automatic");

    assertThat(texts(show(), "/messages", "message")).isEmpty();
    assertThat(MailServer.mailsTo(email)).isEmpty();
  }

  @Test
  void ourOwnMailThatComesBackIsNotKept() throws Exception {
    api.post(
            TEAM,
            "/api/support/team/tickets/" + ticket + "/replies",
            Map.of("message", "Which browser?"))
        .is(201);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    MailServer.mailsTo(email, 1).getFirst().message().writeTo(bytes);

    outcome(bytes.toString(UTF_8), "automatic");
  }

  @Test
  void loopEnds() {
    for (int i = 0; i < 20; i++) {
      outcome(mail("", "I am a loop " + i), "added");
    }

    outcome(mail("", "I am a loop 20"), "too_many");
    assertThat(texts(show(), "/messages", "message")).hasSize(20);
    assertThat(MailServer.mailsTo(email)).isEmpty();

    clock.setOffset(Duration.ofHours(1));
    outcome(mail("", "An hour later"), "added");
  }

  @Test
  void scriptBecomesText() {
    outcome(mail("Content-Type: text/html\n", "<p>Hello</p><script>alert(1)</script>"), "added");
    outcome(mail("", "<script>alert(1)</script>"), "added");

    assertThat(texts(show(), "/messages", "message"))
        .containsExactly("Hello", "<script>alert(1)</script>");
  }

  @Test
  void filesAreCheckedLikeUploads() {
    byte[] program = new byte[1_000];
    program[0] = 'M';
    program[1] = 'Z';
    String body =
        """
        --m
        Content-Type: text/plain

        See the files.
        --m
        Content-Type: application/pdf
        Content-Disposition: attachment; filename="cv.pdf"
        Content-Transfer-Encoding: base64

        %s
        --m
        Content-Type: text/plain
        Content-Disposition: attachment; filename="log.txt"

        A log
        --m--
        """
            .formatted(Base64.getMimeEncoder().encodeToString(program));

    outcome(mail("Content-Type: multipart/mixed; boundary=m\n", body), "added");

    shows(
        show(),
        """
        {"messages": [{"message": "See the files.", "refused": ["cv.pdf"],
          "attachments": [{"name": "log.txt", "type": "text/plain"}]}]}
        """);
  }

  @Test
  void mailWithoutWordsIsIgnored() {
    outcome(mail("", "\n-- \nAda\n"), "empty");
    outcome("\u0000\u0001", "unknown_address");
  }

  @Test
  void replyToAMergedTicketLandsWhereItGoesOn() {
    String target = open();
    api.post(
            TEAM,
            "/api/support/team/tickets/" + ticket + "/merge",
            Map.of("into", target, "version", 1))
        .is(200);

    outcome(mail("", "Hello"), "added");

    assertThat(texts(api.get(person, "/api/support/tickets/" + target), "/messages", "message"))
        .endsWith("Hello");
  }

  @Test
  void onlyTheProviderPostsMails() {
    String mail = mail("", "Hello");

    api.call(NOBODY, request(mail)).is(401, "invalid_secret");
    api.call(NOBODY, request(mail).header("X-Inbound-Secret", "wrong")).is(401, "invalid_secret");
    api.call(Person.admin(), request(mail)).is(401, "invalid_secret");
    assertThat(texts(show(), "/messages", "message")).isEmpty();
  }

  @Test
  void withoutASecretNothingIsReceived() {
    InboundMailController off = new InboundMailController(mails, "", DataSize.ofMegabytes(1));

    assertThatThrownBy(() -> off.receiveMail("", new MockHttpServletRequest()))
        .isInstanceOfSatisfying(
            ApiException.class, refused -> assertThat(refused.status().value()).isEqualTo(404));
  }

  @Test
  void sizeIsLimited() {
    String mail = mail("", "x".repeat(15 * 1024 * 1024));

    receive(mail).is(413, "mail_too_large");
  }

  private String open() {
    return api.post(
            person,
            "/api/support/tickets",
            Map.of("subject", "s", "description", "d", "category", "other"))
        .is(201)
        .text("/ticketId");
  }

  private String addressOf(String ticketId) {
    return "support+" + links.hex(TicketMails.REPLY, ticketId) + "@localhost";
  }

  private String forged() {
    String real = addressOf("T000000001");
    return address.substring(0, address.indexOf('.')) + real.substring(real.indexOf('.'));
  }

  private String mail(String headers, String body) {
    return "From: Ada <%s>\nTo: Support <%s>\nSubject: Re: s\n%s\n%s"
        .formatted(email, address, headers, body);
  }

  private Answer show() {
    return api.get(person, "/api/support/tickets/" + ticket);
  }

  private void outcome(String mail, String outcome) {
    assertThat(receive(mail).is(200).text("/outcome")).isEqualTo(outcome);
  }

  private Answer receive(String mail) {
    return api.call(NOBODY, request(mail).header("X-Inbound-Secret", SECRET));
  }

  private static MockHttpServletRequestBuilder request(String mail) {
    return MockMvcRequestBuilders.post("/api/support/inbound-mail")
        .contentType("message/rfc822")
        .content(mail.replace("\n", "\r\n").getBytes(UTF_8));
  }
}
