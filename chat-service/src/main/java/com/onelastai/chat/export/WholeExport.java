package com.onelastai.chat.export;

import com.onelastai.chat.conversation.Conversation;
import com.onelastai.chat.conversation.Conversations;
import com.onelastai.chat.export.ConversationWriter.Branch;
import com.onelastai.starter.visit.Owner;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Component;
import org.springframework.util.StreamUtils;

/** Writes all conversations of an owner, a file each, one after the other. */
@Component
class WholeExport {

  private final Conversations conversations;

  WholeExport(Conversations conversations) {
    this.conversations = conversations;
  }

  void write(Owner owner, ConversationWriter writer, OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    for (String id : conversations.ids(owner)) {
      Conversation conversation = conversations.findOwn(id, owner);
      if (conversation != null && conversation.leaf() > 0) {
        zip.putNextEntry(new ZipEntry(name(conversation, writer)));
        writer.write(
            conversation, new Branch(conversations, conversation), StreamUtils.nonClosing(zip));
        zip.closeEntry();
      }
    }
    zip.finish();
  }

  /** The id makes names unique, since titles and days are not. */
  private static String name(Conversation conversation, ConversationWriter writer) {
    return ExportController.name(conversation)
        + "-"
        + conversation.id()
        + "."
        + writer.format().extension();
  }
}
