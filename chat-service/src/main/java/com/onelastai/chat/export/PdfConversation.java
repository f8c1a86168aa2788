package com.onelastai.chat.export;

import com.onelastai.chat.conversation.Message;
import java.awt.Color;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/** Lays a conversation out. Text is drawn and nothing else: what it means to a browser is not. */
final class PdfConversation {

  private static final String CUT =
      "Only the latest messages are shown here; the other formats hold the whole conversation.";

  private final Heading heading;
  private final PdfFonts fonts;
  private final PDDocument document;

  PdfConversation(Heading heading, PDDocument document, PdfFonts fonts) {
    this.heading = heading;
    this.document = document;
    this.fonts = fonts;
  }

  void write(List<Message> messages) throws IOException {
    try (PdfPages pages = new PdfPages(document, fonts)) {
      writeHead(pages, !messages.isEmpty() && messages.getFirst().parent() != 0);
      for (Message message : messages) {
        write(message, pages);
      }
      pages.number("OneLastAI");
    }
  }

  private void writeHead(PdfPages pages, boolean cut) throws IOException {
    write(heading.title(), PdfStyle.TITLE, null, pages);
    pages.space(4);
    String about = "With " + heading.agent() + ", started " + heading.started();
    write(about, PdfStyle.NOTE, null, pages);
    if (cut) {
      write(CUT, PdfStyle.NOTE, null, pages);
    }
    pages.space(10);
    pages.rule();
  }

  private void write(Message message, PdfPages pages) throws IOException {
    Color color = Heading.isAgents(message) ? PdfStyle.AGENT : PdfStyle.USER;
    PdfStyle speaker = PdfStyle.speaker(color);
    pages.space(16);
    pages.keepTogether(speaker.leading() + 2 * PdfStyle.TEXT.leading());
    List<String> name =
        PdfLines.of(heading.speaker(message), fonts, speaker, PdfPages.WIDTH * 0.6f);
    pages.line(name.getFirst(), speaker, color);
    pages.atRight(Heading.time(message), PdfStyle.NOTE);
    write(message.content(), PdfStyle.TEXT, color, pages);
  }

  private void write(String text, PdfStyle style, @Nullable Color bar, PdfPages pages)
      throws IOException {
    for (String line : PdfLines.of(text, fonts, style, PdfPages.WIDTH)) {
      pages.line(line, style, bar);
    }
  }
}
