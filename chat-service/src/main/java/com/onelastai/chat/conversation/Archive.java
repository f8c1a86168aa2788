package com.onelastai.chat.conversation;

import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Fifty older messages of a conversation: those with {@code seq} 50n + 1 to 50n + 50.
 *
 * @param id {@code <conversationId>/<n>}
 * @param revision the conversation's revision when they were copied
 */
@Document(Archive.COLLECTION)
record Archive(
    @Id String id, @Indexed String conversationId, List<Message> messages, long revision) {

  static final String COLLECTION = "chatarchives";
  static final int SIZE = 50;

  static String id(String conversationId, int number) {
    return conversationId + "/" + number;
  }

  /** The number of the archive that this message belongs to. */
  static int number(int seq) {
    return (seq - 1) / SIZE;
  }
}
