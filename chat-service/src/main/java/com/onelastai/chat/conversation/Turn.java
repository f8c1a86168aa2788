package com.onelastai.chat.conversation;

import com.onelastai.chat.conversation.Conversation.Answering;
import com.onelastai.chat.conversation.Conversation.Branch;
import com.onelastai.chat.conversation.Message.Role;
import com.onelastai.events.chat.MessageCompleted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Update;

/**
 * A finished answer, and its question if that is new, as an update of the conversation.
 *
 * @param begun the conversation when the answer began
 * @param question null if it is already stored
 */
record Turn(Conversation begun, @Nullable Message question, Message answer, AnswerResult answered) {

  private static final int TITLE_LENGTH = 60;

  static Turn of(Conversation begun, AnswerResult answered, Instant time) {
    Answering answering = Objects.requireNonNull(begun.answering());
    Message question = question(begun, answering, answered);
    int parent = question == null ? answering.parent() : question.seq();
    Message answer =
        new Message(
            question == null ? begun.lastSeq() + 1 : question.seq() + 1,
            answering.messageId(),
            parent,
            Role.ASSISTANT,
            answered.content(),
            time,
            answered.tokens(),
            answered.promptTokens(),
            answered.model(),
            answered.responseTime(),
            answered.status(),
            answered.finishReason(),
            answered.reasoning(),
            null);
    return new Turn(begun, question, answer, answered);
  }

  private static @Nullable Message question(
      Conversation begun, Answering answering, AnswerResult answered) {
    if (answering.question() == null) {
      return null;
    }
    int seq = begun.lastSeq() + 1;
    return Message.question(
        seq,
        begun.messageId(seq),
        answering.parent(),
        answering.question(),
        answering.since(),
        answered.questionTokens());
  }

  List<Message> messages() {
    return question == null ? List.of(answer) : List.of(question, answer);
  }

  /** Changes only fields that are protected by the lease of {@code answering}. */
  Update update() {
    Update update = new Update();
    update.push("messages").each(messages().toArray());
    return update
        .unset("answering")
        .set("lastSeq", answer.seq())
        .set("leaf", answer.seq())
        .set("branches", branches())
        .set("averageResponseTime", averageResponseTime())
        .set("updatedAt", answer.timestamp())
        .inc("answers", 1)
        .inc("totalMessages", messages().size())
        .inc("totalTokens", tokens(answer) + (question == null ? 0 : tokens(question)))
        .inc("revision", 1);
  }

  /** The first words of the question; null without a new question. */
  @Nullable String title() {
    return question == null ? null : firstWords(question.content());
  }

  static String firstWords(String text) {
    String line =
        text.replaceAll("[\\u202A-\\u202E\\u2066-\\u2069]", "").strip().replaceAll("\\s+", " ");
    if (line.codePointCount(0, line.length()) <= TITLE_LENGTH) {
      return line;
    }
    int end = line.offsetByCodePoints(0, TITLE_LENGTH);
    int space = line.lastIndexOf(' ', end);
    return line.substring(0, space > 0 ? space : end) + "…";
  }

  MessageCompleted event() {
    return new MessageCompleted(
        begun.id(),
        answer.id(),
        question == null ? null : question.id(),
        begun.agentId(),
        begun.userId(),
        begun.visitorId(),
        answered.model(),
        tokens(answer),
        answered.promptTokens(),
        answered.responseTime(),
        answered.firstTokenTime(),
        MessageCompleted.Status.valueOf(answered.status().name()));
  }

  private List<Branch> branches() {
    int parent = messages().getFirst().parent();
    List<Branch> branches = new ArrayList<>(begun.branches());
    if (begun.endsBranch(parent)) {
      branches.replaceAll(
          branch -> branch.leaf() == parent ? new Branch(answer.seq(), branch.fork()) : branch);
    } else {
      branches.add(new Branch(answer.seq(), parent));
    }
    return branches;
  }

  private double averageResponseTime() {
    double average = Objects.requireNonNullElse(begun.averageResponseTime(), 0.0);
    return (average * begun.answers() + answered.responseTime()) / (begun.answers() + 1);
  }

  private static int tokens(Message message) {
    return Objects.requireNonNullElse(message.tokens(), 0);
  }
}
