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

/** Plain text. Messages are indented, their headings are not. */
@Component
final class TextWriter implements ConversationWriter {

  @Override
  public ExportFormat format() {
    return ExportFormat.TXT;
  }

  @Override
  public void write(Conversation conversation, Branch branch, OutputStream out) throws IOException {
    Heading heading = Heading.of(conversation);
    PrintStream page = new PrintStream(out, false, StandardCharsets.UTF_8);
    page.print(heading.title() + "\n");
    page.print("With " + heading.agent() + ", started " + heading.started() + "\n");
    branch.forEach(message -> write(message, heading, page));
    MarkdownWriter.finish(page);
  }

  private static void write(Message message, Heading heading, PrintStream page) {
    page.print("\n" + heading.speaker(message) + ", " + Heading.time(message) + ":\n\n");
    for (String line : message.content().split("\\R", -1)) {
      page.print(line.isEmpty() ? "\n" : "    " + line + "\n");
    }
    String ending = Ending.of(message);
    page.print(ending.isEmpty() ? "" : "\n" + ending + "\n");
  }
}
