package com.onelastai.chat.conversation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A conversation. Its messages are a tree: an edited question or a second answer is another child
 * of the same parent. {@code leaf} is the end of the branch that is being read.
 *
 * @param owner whose it is, see {@link com.onelastai.chat.owner.Owner#key}
 * @param userId null as long as it is a visitor's
 * @param source {@code platform}; {@code client} if a page held it by itself and reported it
 * @param messages the latest, in the order of {@code seq}; all with {@code seq > archived * 50}
 * @param archived how many archives of fifty older messages there are
 * @param lastSeq the {@code seq} of the latest message; 0 if there is none
 * @param leaf the {@code seq} of the last message of the current branch; 0 if there is none
 * @param branches the ends of all branches
 * @param totalTokens of all messages together
 * @param averageResponseTime milliseconds; null before the first answer
 * @param answers how many answers the average is of
 * @param deletedAt if it is deleted, and may still be restored
 * @param revision raised by every change of {@code messages}
 */
@Document(Conversation.COLLECTION)
public record Conversation(
    @Id String id,
    String conversationId,
    String owner,
    @Nullable String userId,
    @Nullable String visitorId,
    String agentId,
    @Nullable String agentName,
    @Nullable String title,
    @Nullable String language,
    String source,
    Instant startTime,
    Instant updatedAt,
    @Nullable Instant endTime,
    List<Message> messages,
    int archived,
    int lastSeq,
    int leaf,
    List<Branch> branches,
    long totalTokens,
    int totalMessages,
    @Nullable Double averageResponseTime,
    int answers,
    @Nullable Answering answering,
    @Nullable Feedback feedback,
    @Nullable Share share,
    @Nullable Instant deletedAt,
    long revision) {

  public static final String COLLECTION = "chatinteractions";

  /**
   * @param leaf the {@code seq} of its last message
   * @param fork the {@code seq} of the last message that it shares with an older branch; 0 if none
   */
  public record Branch(int leaf, int fork) {}

  /**
   * @param token what the link ends with, hashed
   * @param leaf the {@code seq} of the last message that is shown
   */
  public record Share(String token, int leaf, Instant since) {}
}
