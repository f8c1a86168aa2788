package com.onelastai.support.ticket.inbound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailReaderTest {

  private static final String HEAD =
      "From: Ada <Ada@Example.com>\nTo: support+1.2@example.com\nMessage-ID: <1@example.com>\n";

  @Test
  void plainMailIsRead() {
    IncomingMail mail = read(HEAD + "Cc: b@example.com\n\nHello\n-- \nAda\n");

    assertThat(mail.from()).isEqualTo("ada@example.com");
    assertThat(mail.recipients()).containsExactly("support+1.2@example.com", "b@example.com");
    assertThat(mail.text()).isEqualTo("Hello");
    assertThat(mail.automatic()).isFalse();
    assertThat(mail.attachments()).isEmpty();
    assertThat(mail.id()).isEqualTo(read(HEAD + "\nOther").id()).matches("[0-9a-f]{64}");
  }

  @Test
  void charactersAreThoseThatWereSent() {
    assertThat(
            read(HEAD + "Content-Type: text/plain; charset=iso-8859-1\n\nGr\u00FC\u00DFe\n").text())
        .isEqualTo("Grüße");
    assertThat(
            read(HEAD
                    + "Content-Type: text/plain; charset=utf-8\n"
                    + "Content-Transfer-Encoding: quoted-printable\n\nGr=C3=BC=C3=9Fe\n")
                .text())
        .isEqualTo("Grüße");
    assertThat(read(HEAD + "Content-Type: text/plain; charset=no-such\n\nHello\n").text())
        .isEqualTo("Hello");
  }

  @Test
  void htmlAloneBecomesText() {
    assertThat(read(HEAD + "Content-Type: text/html\n\n<p>Hello</p><script>x</script>\n").text())
        .isEqualTo("Hello");
  }

  @Test
  void plainTextIsPreferredAndFilesAreAttachments() {
    IncomingMail mail =
        read(
            HEAD
                + """
                Content-Type: multipart/mixed; boundary=m

                --m
                Content-Type: multipart/alternative; boundary=a

                --a
                Content-Type: text/plain

                Plain
                --a
                Content-Type: text/html

                <p>HTML</p>
                --a--
                --m
                Content-Type: text/plain; name="notes.txt"
                Content-Disposition: attachment; filename="notes.txt"

                Notes
                --m
                Content-Type: application/pdf
                Content-Disposition: attachment; filename="=?utf-8?q?Z=C3=BCge=2Epdf?="
                Content-Transfer-Encoding: base64

                JVBERi0xLjc=
                --m
                Content-Type: message/rfc822

                Subject: inner

                inner
                --m--
                """);

    assertThat(mail.text()).isEqualTo("Plain");
    assertThat(mail.attachments())
        .extracting("name")
        .containsExactly("notes.txt", "Züge.pdf", "message.eml");
    assertThat(mail.attachments().get(1).content()).asString(UTF_8).isEqualTo("%PDF-1.7");
    assertThat(mail.attachments().get(2).content()).asString(UTF_8).contains("Subject: inner");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Auto-Submitted: auto-replied",
        "Auto-Submitted: auto-generated; x=y",
        "Precedence: bulk",
        "Precedence: AUTO_REPLY",
        "X-Auto-Response-Suppress: All",
        "Return-Path: <>",
        "List-Id: <news.example.com>",
        "X-Loop: a",
        "Content-Type: multipart/report; report-type=delivery-status; boundary=x"
      })
  void programsAreTold(String header) {
    assertThat(read(HEAD + header + "\n\nHello\n").automatic()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Auto-Submitted: no", "Precedence: first-class", "Return-Path: <a@example.com>"})
  void peopleAreNotTakenForPrograms(String header) {
    assertThat(read(HEAD + header + "\n\nHello\n").automatic()).isFalse();
  }

  @Test
  void bounceIsFromAProgram() {
    assertThat(read("From: MAILER-DAEMON@example.com\n\nx\n").automatic()).isTrue();
  }

  @Test
  void twoSendersAreNone() {
    assertThat(read("From: a@example.com, b@example.com\n\nx\n").from()).isNull();
    assertThat(read("From: a@example.com\nFrom: b@example.com\n\nx\n").from()).isNull();
    assertThat(read("To: a@example.com\n\nx\n").from()).isNull();
  }

  @Test
  void controlCharactersAreDropped() {
    assertThat(read(HEAD + "\nA\u0000B\u0007C\u001B[31m\n").text()).isEqualTo("ABC[31m");
  }

  @Test
  void deepNestingEnds() {
    StringBuilder mail = new StringBuilder(HEAD);
    for (int i = 0; i < 2_000; i++) {
      mail.append("Content-Type: multipart/mixed; boundary=b%1$d\n\n--b%1$d\n".formatted(i));
    }

    assertThat(MailReader.read(mail.toString().getBytes(ISO_8859_1))).isNotNull();
  }

  @Test
  void nothingThatComesInFails() {
    Random random = new Random(11);
    byte[] whole =
        (HEAD
                + "Content-Type: multipart/mixed; boundary=m\n\n--m\nContent-Type: text/html;"
                + " charset=utf-8\nContent-Transfer-Encoding: base64\n\nPGI+SGVsbG88L2I+\n--m--\n")
            .getBytes(ISO_8859_1);
    for (int i = 0; i < 2_000; i++) {
      byte[] broken = whole.clone();
      for (int n = 0; n < 1 + random.nextInt(8); n++) {
        broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
      }
      assertThat(MailReader.read(broken)).isNotNull();
    }
  }

  private static IncomingMail read(String mail) {
    return MailReader.read(mail.replace("\n", "\r\n").getBytes(ISO_8859_1)).orElseThrow();
  }
}
