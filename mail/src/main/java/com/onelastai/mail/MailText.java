package com.onelastai.mail;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** The text of a mail, rendered as plain text and as simple HTML. */
public record MailText(Locale language, String subject, List<Part> parts) {

  public MailText(Locale language, String subject, Part... parts) {
    this(language, subject, List.of(parts));
  }

  public sealed interface Part permits Paragraph, Fact, Link {}

  public record Paragraph(String text) implements Part {}

  /** A line such as {@code Device: Firefox on Linux}. */
  public record Fact(String label, String value) implements Part {}

  public record Link(String label, String address) implements Part {}

  public String plain() {
    return parts.stream()
        .map(MailText::plain)
        .collect(Collectors.joining("", "", "\n-- \nOneLastAI\n"));
  }

  /** Everything is escaped: no value becomes markup. */
  public String html() {
    return parts.stream()
        .map(MailText::html)
        .collect(
            Collectors.joining(
                "",
                """
                <!DOCTYPE html>
                <html lang="%s"><head><meta charset="utf-8"><title>%s</title></head>
                <body dir="auto" style="font-family: sans-serif; line-height: 1.5; max-width: 36em">
                """
                    .formatted(language.toLanguageTag(), escape(subject)),
                "<p>OneLastAI</p>\n</body></html>\n"));
  }

  private static String plain(Part part) {
    return switch (part) {
      case Paragraph paragraph -> "\n" + paragraph.text() + "\n\n";
      case Fact fact -> fact.label() + ": " + fact.value() + "\n";
      case Link link -> link.label() + ":\n" + link.address() + "\n\n";
    };
  }

  private static String html(Part part) {
    return switch (part) {
      case Paragraph paragraph -> "<p>" + lines(paragraph.text()) + "</p>\n";
      case Fact fact ->
          "<p><b>" + escape(fact.label()) + ":</b> " + escape(fact.value()) + "</p>\n";
      case Link link ->
          "<p><a href=\"" + escape(link.address()) + "\">" + escape(link.label()) + "</a></p>\n";
    };
  }

  /** Markup has line breaks of its own. */
  private static String lines(String text) {
    return escape(text).replace("\n", "<br>\n");
  }

  private static String escape(String text) {
    return HtmlUtils.htmlEscape(text, "UTF-8");
  }
}
