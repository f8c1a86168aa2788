package com.onelastai.chat.export;

import com.onelastai.chat.conversation.Conversation;
import com.onelastai.chat.conversation.Message;
import com.onelastai.chat.export.ConversationWriter.Branch;
import com.onelastai.chat.export.ConversationWriter.ExportFormat;
import com.onelastai.pdf.PdfFiles;
import com.onelastai.pdf.PdfPages;
import com.onelastai.pdf.PdfStyle;
import java.awt.Color;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** PDF: pages to print, of the latest messages if there are very many. */
@Component
final class PdfWriter implements ConversationWriter {

  static final int MAX_MESSAGES = 1_000;
  static final int MAX_CHARACTERS = 1_500_000;

  private static final String CUT =
      "Only the latest messages are shown here; the other formats hold the whole conversation.";
  private static final float INDENT = 14;
  private static final float WIDTH = PdfPages.WIDTH - INDENT;
  private static final Color AGENT = new Color(0x4F46E5);
  private static final Color USER = new Color(0x0F766E);
  private static final PdfStyle TITLE = PdfStyle.bold(20, 26, PdfStyle.INK);
  private static final PdfStyle TEXT = PdfStyle.regular(10.5f, 15.5f, PdfStyle.INK);
  private static final PdfStyle NOTE = PdfStyle.regular(9, 13, PdfStyle.GREY);

  private final PdfFiles files = new PdfFiles();
  private final Clock clock;

  PdfWriter(Clock clock) {
    this.clock = clock;
  }

  @Override
  public ExportFormat format() {
    return ExportFormat.PDF;
  }

  /** The file is complete before it is sent, so that a slow client does not hold up others. */
  @Override
  public void write(Conversation conversation, Branch branch, OutputStream out) throws IOException {
    Heading heading = Heading.of(conversation);
    out.write(
        files.create(
            heading.title(),
            null,
            clock.instant(),
            pages -> write(heading, latest(branch), pages)));
  }

  private static List<Message> latest(Branch branch) {
    List<Message> latest = new ArrayList<>();
    int characters = 0;
    for (Message message : branch.latest(MAX_MESSAGES).reversed()) {
      characters += message.content().length();
      if (characters > MAX_CHARACTERS) {
        break;
      }
      latest.add(message);
    }
    return latest.reversed();
  }

  private static void write(Heading heading, List<Message> messages, PdfPages pages)
      throws IOException {
    write(heading.title(), TITLE, null, pages);
    pages.down(4);
    write("With " + heading.agent() + ", started " + heading.started(), NOTE, null, pages);
    if (!messages.isEmpty() && messages.getFirst().parent() != 0) {
      write(CUT, NOTE, null, pages);
    }
    pages.down(10);
    pages.rule();
    for (Message message : messages) {
      write(message, heading, pages);
    }
    pages.footer("OneLastAI", "%d / %d", NOTE);
  }

  private static void write(Message message, Heading heading, PdfPages pages) throws IOException {
    Color color = Heading.isAgents(message) ? AGENT : USER;
    PdfStyle speaker = PdfStyle.bold(10.5f, 17, color);
    pages.down(16);
    // A speaker's name is never the last line of a page.
    pages.require(speaker.leading() + 2 * TEXT.leading());
    pages.right(Heading.time(message), NOTE, PdfPages.RIGHT);
    String name = pages.lines(heading.speaker(message), speaker, WIDTH * 0.6f).getFirst();
    write(name, speaker, color, pages);
    write(message.content(), TEXT, color, pages);
    String ending = Ending.of(message);
    if (!ending.isEmpty()) {
      write(ending, NOTE, color, pages);
    }
  }

  /** Writes lines, with a bar of a colour at their left if there is one. */
  private static void write(String text, PdfStyle style, @Nullable Color bar, PdfPages pages)
      throws IOException {
    for (String line : pages.lines(text, style, WIDTH)) {
      pages.require(style.leading());
      if (bar != null) {
        pages.bar(PdfPages.LEFT, style.leading(), bar);
      }
      pages.left(line, style, PdfPages.LEFT + (bar == null ? 0 : INDENT));
      pages.down(style.leading());
    }
  }
}
