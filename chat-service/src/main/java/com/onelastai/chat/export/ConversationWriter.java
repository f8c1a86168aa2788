package com.onelastai.chat.export;

import com.onelastai.chat.conversation.Conversation;
import com.onelastai.chat.conversation.Conversations;
import com.onelastai.chat.conversation.Message;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Writes a conversation in one format. */
interface ConversationWriter {

  ExportFormat format();

  void write(Conversation conversation, Branch branch, OutputStream out) throws IOException;

  /** The formats of an export. */
  enum ExportFormat {
    JSON("application/json"),
    MD("text/markdown;charset=UTF-8"),
    TXT("text/plain;charset=UTF-8"),
    PDF("application/pdf");

    private final String contentType;

    ExportFormat(String contentType) {
      this.contentType = contentType;
    }

    static ExportFormat of(String word) {
      for (ExportFormat format : values()) {
        if (format.extension().equals(word)) {
          return format;
        }
      }
      throw ApiException.invalid(
          List.of(new FieldProblem("format", "unknown_format", "must be json, md, txt or pdf")));
    }

    String contentType() {
      return contentType;
    }

    String extension() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The messages of a conversation's current branch. */
  static final class Branch {

    private static final int PAGE = 200;

    private final Conversations conversations;
    private final Conversation conversation;

    Branch(Conversations conversations, Conversation conversation) {
      this.conversations = conversations;
      this.conversation = conversation;
    }

    List<Message> latest(int limit) {
      return conversations.path(conversation, conversation.leaf(), limit);
    }

    /**
     * Reads all messages, the oldest first, page by page. A message names only its parent, so the
     * ends of the pages are looked up from the last to the first.
     */
    void forEach(Consumer<Message> reader) {
      Deque<Integer> ends = new ArrayDeque<>();
      for (int end = conversation.leaf(); end != 0; ) {
        ends.push(end);
        List<Message> page = conversations.path(conversation, end, PAGE);
        end = page.isEmpty() ? 0 : page.getFirst().parent();
      }
      ends.forEach(end -> conversations.path(conversation, end, PAGE).forEach(reader));
    }
  }
}
