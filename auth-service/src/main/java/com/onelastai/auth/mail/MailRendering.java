package com.onelastai.auth.mail;

import com.onelastai.auth.mail.MailText.Fact;
import com.onelastai.auth.mail.MailText.Link;
import com.onelastai.auth.mail.MailText.Paragraph;
import com.onelastai.auth.mail.MailText.Part;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** Plain text and simple HTML of the same words; nothing of a text gets into the HTML as markup. */
final class MailRendering {

  private MailRendering() {}

  static String plain(MailText text) {
    return text.parts().stream()
        .map(MailRendering::plain)
        .collect(Collectors.joining("", "", "\n-- \nOneLastAI\n"));
  }

  static String html(MailText text) {
    return text.parts().stream()
        .map(MailRendering::html)
        .collect(
            Collectors.joining(
                "",
                """
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8"><title>%s</title></head>
                <body style="font-family: sans-serif; line-height: 1.5; max-width: 36em">
                """
                    .formatted(escape(text.subject())),
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
      case Paragraph paragraph -> "<p>" + escape(paragraph.text()) + "</p>\n";
      case Fact fact ->
          "<p><b>" + escape(fact.label()) + ":</b> " + escape(fact.value()) + "</p>\n";
      case Link link ->
          "<p><a href=\"" + escape(link.address()) + "\">" + escape(link.label()) + "</a></p>\n";
    };
  }

  private static String escape(String text) {
    return HtmlUtils.htmlEscape(text, "UTF-8");
  }
}
