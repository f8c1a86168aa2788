package com.onelastai.support.ticket.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyTextTest {

  /** Each begins with the same answer. */
  static Stream<Arguments> mails() {
    return Stream.of(
        Arguments.of(
            "Gmail",
            """
            Thanks, that helps.

            One more thing: it is slow.

            On Mon, Mar 3, 2025 at 10:00 AM Support <support+74.ab@example.com> wrote:

            > ##- Please write your reply above this line. -##
            >
            > Which browser?
            """),
        Arguments.of(
            "Gmail, wrapped",
            """
            Thanks, that helps.

            One more thing: it is slow.

            On Mon, Mar 3, 2025 at 10:00 AM Support of OneLastAI <
            support+74.ab@example.com> wrote:

            > Which browser?
            """),
        Arguments.of(
            "Gmail in German",
            """
            Thanks, that helps.

            One more thing: it is slow.

            Am Mo., 3. März 2025 um 10:00 Uhr schrieb Support <
            support@example.com>:

            > Which browser?
            """),
        Arguments.of(
            "Gmail on a phone, in German",
            """
            Thanks, that helps.

            One more thing: it is slow.

            Support <support@example.com> schrieb am Mo., 3. März 2025, 10:00:

            > Which browser?
            """),
        Arguments.of(
            "Gmail in French",
            """
            Thanks, that helps.

            One more thing: it is slow.

            Le lun. 3 mars 2025 à 10:00, Support <support@example.com> a
            écrit :

            > Which browser?
            """),
        Arguments.of(
            "Apple Mail",
            """
            Thanks, that helps.

            One more thing: it is slow.

            --
            Ada Example

            > On 3. Mar 2025, at 10:00, Support <support@example.com> wrote:
            >
            > Which browser?
            """),
        Arguments.of(
            "Apple Mail in German",
            """
            Thanks, that helps.

            One more thing: it is slow.

            Von meinem iPhone gesendet

            > Am 03.03.2025 um 10:00 schrieb Support <support@example.com>:
            >
            > Which browser?
            """),
        Arguments.of(
            "Apple Mail in French",
            """
            Thanks, that helps.

            One more thing: it is slow.

            Envoyé de mon iPhone

            > Le 3 mars 2025 à 10:00, Support <support@example.com> a écrit :
            >
            > Which browser?
            """),
        Arguments.of(
            "Outlook",
            """
            Thanks, that helps.

            One more thing: it is slow.

            From: Support <support@example.com>
            Sent: Monday, March 3, 2025 10:00 AM
            To: Ada Example <ada@example.com>
            Subject: Slow [T4K7M2QX9A]

            Which browser?
            """),
        Arguments.of(
            "Outlook in German, with a rule",
            """
            Thanks, that helps.

            One more thing: it is slow.

            Gesendet von Outlook für iOS
            ________________________________
            Von: Support <support@example.com>
            Gesendet: Montag, 3. März 2025 10:00
            An: Ada Example <ada@example.com>
            Betreff: Slow [T4K7M2QX9A]

            Which browser?
            """),
        Arguments.of(
            "Outlook in French",
            """
            Thanks, that helps.

            One more thing: it is slow.

            De : Support <support@example.com>
            Envoyé : lundi 3 mars 2025 10:00
            À : Ada Example <ada@example.com>
            Objet : Slow [T4K7M2QX9A]

            Which browser?
            """),
        Arguments.of(
            "An old Outlook",
            """
            Thanks, that helps.

            One more thing: it is slow.

            -----Ursprüngliche Nachricht-----
            Von: Support
            Which browser?
            """),
        Arguments.of(
            "Our mark alone",
            """
            Thanks, that helps.

            One more thing: it is slow.

            ##- Bitte schreiben Sie Ihre Antwort über diese Zeile. -##
            Which browser?
            """),
        Arguments.of(
            "Windows' line ends",
            "Thanks, that helps.\r\n\r\nOne more thing: it is slow.\r\n-- \r\nAda\r\n"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mails")
  void quotesAndSignaturesAreCut(String program, String mail) {
    assertThat(ReplyText.of(mail)).isEqualTo("Thanks, that helps.\n\nOne more thing: it is slow.");
  }

  @Test
  void answersBetweenQuotedLinesAreKept() {
    String mail =
        """
        Am 03.03.2025 um 10:00 schrieb Support:
        > Which browser?
        Firefox.
        > And which system?
        Linux.
        """;

    assertThat(ReplyText.of(mail)).isEqualTo("Firefox.\nLinux.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "On Monday I wrote:\n\nIt is slow.",
        "From: here on it is slow.\nI do not know why.",
        "I see:\n> console.log(1)\n1\nwhich is right.",
        "- one\n- two\n-- three",
        "Sent from my heart, with thanks.\nAda",
        "<script>alert(1)</script>"
      })
  void whatOnlyLooksLikeAQuoteIsKept(String text) {
    assertThat(ReplyText.of(text)).isEqualTo(text);
  }

  @Test
  void mailOfQuotesAloneIsEmpty() {
    assertThat(ReplyText.of("\n> a\n> b\n")).isEmpty();
    assertThat(ReplyText.of("")).isEmpty();
  }

  @Test
  void longLinesDoNotTakeLong() {
    String hostile = ("On " + "##- ".repeat(25_000) + "\n").repeat(5) + "x".repeat(100_000);

    assertThat(ReplyText.of(hostile)).startsWith("On ##-").endsWith("x");
  }
}
