package com.onelastai.chat.conversation;

import com.onelastai.starter.enums.SnakeCaseEnum;
import com.onelastai.starter.random.RandomToken;
import com.onelastai.starter.visit.Owner;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A conversation. Its messages are a tree: an edited question or a second answer is another child
 * of the same parent. {@code leaf} is the end of the current branch.
 *
 * @param owner see {@link com.onelastai.starter.visit.Owner#key}
 * @param userId null if it belongs to a visitor
 * @param titleBy the origin of the title: {@code question} (its first words), {@code model} or
 *     {@code user}; a model's title never replaces a user's
 * @param messages the latest, ordered by {@code seq}: all with {@code seq > archived * 50}
 * @param archived number of archives, of fifty older messages each
 * @param lastSeq the {@code seq} of the latest message; 0 if there is none
 * @param leaf the {@code seq} of the last message of the current branch; 0 if there is none
 * @param branches the ends of all branches
 * @param totalTokens of all messages together
 * @param averageResponseTime milliseconds; null before the first answer
 * @param answers number of answers in the average
 * @param deletedAt null unless it is deleted and can still be restored
 * @param revision incremented by every change of {@code messages}
 */
@Document(Conversation.COLLECTION)
@CompoundIndex(name = "newestOfOwner", def = "{'owner': 1, 'updatedAt': -1, '_id': -1}")
@CompoundIndex(
    name = "newestOfOwnerWithAgent",
    def = "{'owner': 1, 'agentId': 1, 'updatedAt': -1, '_id': -1}")
@CompoundIndex(name = "answerLease", def = "{'answering.until': 1}", sparse = true)
@CompoundIndex(name = "shared", def = "{'share.token': 1}", sparse = true)
@RecordBuilder
public record Conversation(
    @Id String id,
    String conversationId,
    String owner,
    @Nullable String userId,
    @Nullable String visitorId,
    String agentId,
    @Nullable String agentName,
    @Nullable String title,
    @Nullable String titleBy,
    @Nullable String language,
    Source source,
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
    @Indexed(sparse = true) @Nullable Instant deletedAt,
    long revision) {

  public static final String COLLECTION = "chatinteractions";

  static final String TITLE_BY_QUESTION = "question";
  static final String TITLE_BY_MODEL = "model";
  static final String TITLE_BY_USER = "user";

  /** Who ran the conversation. */
  public enum Source implements SnakeCaseEnum {
    PLATFORM,
    /** A page, which reported it. */
    CLIENT
  }

  private static final Pattern SEQ = Pattern.compile("[1-9][0-9]{0,8}");

  static Conversation start(
      String id, Owner owner, String agentId, String agentName, Instant time) {
    return ConversationBuilder.builder()
        .id(id)
        .conversationId(id)
        .owner(owner.key())
        .userId(owner.userId())
        .visitorId(owner.visitorId())
        .agentId(agentId)
        .agentName(agentName)
        .source(Source.PLATFORM)
        .startTime(time)
        .updatedAt(time)
        .messages(List.of())
        .branches(List.of())
        .build();
  }

  /** The id of the message with this {@code seq}. */
  public String messageId(int seq) {
    return Message.id(id, seq);
  }

  /** The {@code seq} of the message with this id; 0 if it is no id of this conversation. */
  public int seq(String messageId) {
    String prefix = id + Message.SEPARATOR;
    String number = messageId.startsWith(prefix) ? messageId.substring(prefix.length()) : "";
    return SEQ.matcher(number).matches() ? Integer.parseInt(number) : 0;
  }

  boolean endsBranch(int seq) {
    return branches.stream().anyMatch(branch -> branch.leaf() == seq);
  }

  /**
   * @param leaf the {@code seq} of its last message
   * @param fork the {@code seq} of the last message that it shares with an older branch; 0 if none
   */
  public record Branch(int leaf, int fork) {}

  /**
   * @param token hash of the link's last part
   * @param leaf the {@code seq} of the last message that is shown
   */
  public record Share(String token, int leaf, Instant since, @Nullable String title) {}

  /**
   * An answer in progress. The process that makes it holds a lease {@code until} then; after that
   * the process counts as dead, and {@code part} is stored as interrupted.
   *
   * @param messageId the answer's future id
   * @param question the user's message, which is stored with the answer; null if the answer is to
   *     one that was stored before
   * @param parent the {@code seq} of the message that the first of the new ones follows
   * @param part the text at the last checkpoint
   * @param stop whether the user requested a stop
   */
  public record Answering(
      String messageId,
      @Nullable String question,
      int parent,
      Instant since,
      Instant until,
      String part,
      boolean stop) {

    /** Renewed by each checkpoint. */
    static final Duration LEASE = Duration.ofSeconds(30);
  }

  /**
   * The answer that a conversation waits for, as far as it has been stored.
   *
   * @param owner of the conversation; null if it no longer exists
   * @param since identifies the answer; null if none is in progress
   */
  public record AnswerProgress(@Nullable String owner, @Nullable Instant since, String part) {

    public static final AnswerProgress GONE = new AnswerProgress(null, null, "");

    static AnswerProgress of(String owner, @Nullable Answering answering) {
      return answering == null
          ? new AnswerProgress(owner, null, "")
          : new AnswerProgress(owner, answering.since(), answering.part());
    }
  }

  /** Unguessable ids of conversations. */
  public static final class ConversationId {

    private static final String PREFIX = "c-";
    private static final int BYTES = 16;

    private ConversationId() {}

    static String next() {
      return PREFIX + RandomToken.next(BYTES);
    }

    /** Derived from an event's id, so that a repeated event has the same conversation. */
    public static String of(String eventId) {
      try {
        byte[] hash =
            MessageDigest.getInstance("SHA-256").digest(eventId.getBytes(StandardCharsets.UTF_8));
        return PREFIX
            + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES));
      } catch (NoSuchAlgorithmException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }
}
