package com.onelastai.chat.export;

import com.onelastai.chat.conversation.Conversation;
import com.onelastai.chat.conversation.Message;
import com.onelastai.chat.export.ConversationWriter.Branch;
import com.onelastai.chat.export.ConversationWriter.ExportFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;

/**
 * Markdown. Each message is a quotation below its own heading, so that a heading, an open code
 * fence or HTML in it ends with the message. Its text is unchanged except for {@code >} before each
 * line.
 */
@Component
final class MarkdownWriter implements ConversationWriter {

  @Override
  public ExportFormat format() {
    return ExportFormat.MD;
  }

  @Override
  public void write(Conversation conversation, Branch branch, OutputStream out) throws IOException {
    Heading heading = Heading.of(conversation);
    PrintStream page = new PrintStream(out, false, StandardCharsets.UTF_8);
    page.print("# " + escape(heading.title()) + "\n\n");
    page.print("With " + escape(heading.agent()) + ", started " + heading.started() + ".\n");
    branch.forEach(message -> write(message, heading, page));
    finish(page);
  }

  private static void write(Message message, Heading heading, PrintStream page) {
    page.print("\n## " + escape(heading.speaker(message)));
    page.print(", " + Heading.time(message) + "\n\n");
    for (String line : message.content().split("\r\n|\r|\n", -1)) {
      page.print(line.isEmpty() ? ">\n" : "> " + line + "\n");
    }
    String ending = Ending.of(message);
    page.print(ending.isEmpty() ? "" : "\n*" + ending + "*\n");
  }

  /** A print stream does not throw its failures. */
  static void finish(PrintStream page) throws IOException {
    if (page.checkError()) {
      throw new IOException("The client left");
    }
  }

  private static String escape(String text) {
    return text.replaceAll("[\\\\`*_{}\\[\\]<>()#+!|~&]", "\\\\$0");
  }
}
