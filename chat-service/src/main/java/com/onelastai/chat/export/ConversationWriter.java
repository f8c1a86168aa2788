package com.onelastai.chat.export;

import com.onelastai.chat.conversation.Conversation;
import java.io.IOException;
import java.io.OutputStream;

/** Writes a conversation in one format. */
interface ConversationWriter {

  ExportFormat format();

  void write(Conversation conversation, Branch branch, OutputStream out) throws IOException;
}
