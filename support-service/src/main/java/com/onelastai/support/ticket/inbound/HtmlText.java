package com.onelastai.support.ticket.inbound;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** The text of a mail in HTML, without what mail programs mark as a quote or a signature. */
final class HtmlText {

  private static final String INVISIBLE = "script, style, head, title, template, noscript";
  private static final String QUOTES =
      "blockquote[type=cite], .gmail_quote, .gmail_attr, .moz-cite-prefix, .yahoo_quoted,"
          + " .protonmail_quote, #OLK_SRC_BODY_SECTION, .OutlookMessageHeader";
  private static final String SIGNATURES =
      ".gmail_signature, .moz-signature, .protonmail_signature_block, #Signature";

  /** Outlook puts these before the quote, to which everything belongs that follows. */
  private static final String QUOTE_FOLLOWS =
      "#appendonsend, #divRplyFwdMsg, #mail-editor-reference-message-container,"
          + " div[style*=border-top:solid]";

  private HtmlText() {}

  static String of(String html) {
    Document document = Jsoup.parse(html);
    document.select(INVISIBLE).remove();
    document.select(QUOTES).remove();
    document.select(SIGNATURES).remove();
    document.select(QUOTE_FOLLOWS).before("<div>" + ReplyText.MARK + "</div>");
    Lines lines = new Lines();
    document.body().traverse(lines);
    return lines.text.toString();
  }

  /** Writes text as it is, and a line break where a browser would. */
  private static final class Lines implements NodeVisitor {

    private final StringBuilder text = new StringBuilder();

    @Override
    public void head(Node node, int depth) {
      if (node instanceof TextNode words) {
        append(words);
      } else if (node instanceof Element element) {
        if (element.normalName().equals("br")) {
          text.append('\n');
        } else if (element.isBlock()) {
          breakLine();
        }
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (node instanceof Element element && element.isBlock()) {
        breakLine();
        if (element.normalName().equals("p")) {
          text.append('\n');
        }
      }
    }

    private void append(TextNode words) {
      String normal = words.text();
      boolean atStart = text.isEmpty() || text.charAt(text.length() - 1) == '\n';
      text.append(atStart ? normal.stripLeading() : normal);
    }

    private void breakLine() {
      if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
        text.append('\n');
      }
    }
  }
}
