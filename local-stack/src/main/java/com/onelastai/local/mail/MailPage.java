package com.onelastai.local.mail;

import com.onelastai.local.mail.Mail.Header;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The pages a person reads; all that comes from a mail is escaped. */
final class MailPage {

  private static final String FRAME =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>%s</title>
      <style>
      :root { color-scheme: light dark; }
      body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
      table { border-collapse: collapse; width: 100%%; }
      th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0; overflow-wrap: anywhere; }
      tr { border-bottom: 1px solid #8884; }
      pre { white-space: pre-wrap; overflow-wrap: anywhere; }
      iframe { width: 100%%; height: 30rem; border: 1px solid #8884; background: #fff; color-scheme: light; }
      </style>
      </head>
      <body>
      <p><a href="/">Caught mail</a>: what the suite sends on this machine is kept here and never leaves it.</p>
      %s</body>
      </html>
      """;

  private MailPage() {}

  static String list(Stream<Mail> newestFirst) {
    String rows = newestFirst.map(MailPage::row).collect(Collectors.joining());
    String body =
        rows.isEmpty()
            ? "<p>There is none yet.</p>\n"
            : """
            <table>
            <tr><th scope="col">Received</th><th scope="col">To</th><th scope="col">From</th>\
            <th scope="col">Subject</th></tr>
            %s</table>
            """
                .formatted(rows);
    return FRAME.formatted("Caught mail", "<h1>Caught mail</h1>\n" + body);
  }

  private static String row(Mail mail) {
    String subject = mail.subject().isBlank() ? "(no subject)" : mail.subject();
    return "<tr><td>%s</td><td>%s</td><td>%s</td><td><a href=\"/messages/%s\">%s</a></td></tr>%n"
        .formatted(
            time(mail),
            escaped(String.join(", ", mail.to())),
            escaped(mail.from()),
            escaped(mail.id()),
            escaped(subject));
  }

  static String of(Mail mail) {
    String headers =
        mail.headers().stream().map(MailPage::headerRow).collect(Collectors.joining("\n"));
    String body =
        """
        <h1>%s</h1>
        <p>Received %s for %s</p>
        %s%s<h2>Headers</h2>
        <table>
        %s
        </table>
        """
            .formatted(
                escaped(mail.subject()),
                time(mail),
                escaped(String.join(", ", mail.to())),
                text(mail.text()),
                frame(mail),
                headers);
    return FRAME.formatted(escaped(mail.subject()), body);
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : "<h2>Text</h2>\n<pre>%s</pre>\n".formatted(escaped(text));
  }

  private static String frame(Mail mail) {
    return mail.html() == null
        ? ""
        : """
        <h2>HTML</h2>
        <iframe title="The mail as HTML" src="/messages/%s/html" referrerpolicy="no-referrer"
          sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>
        """
            .formatted(escaped(mail.id()));
  }

  private static String headerRow(Header header) {
    return "<tr><th scope=\"row\">%s</th><td>%s</td></tr>"
        .formatted(escaped(header.name()), escaped(header.value()));
  }

  private static Instant time(Mail mail) {
    return mail.receivedAt().truncatedTo(ChronoUnit.SECONDS);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
