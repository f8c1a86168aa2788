package com.onelastai.chat.test;

import com.onelastai.chat.conversation.AnswerResult;
import com.onelastai.chat.conversation.AnswerResult.Status;
import com.onelastai.chat.conversation.Conversation;
import com.onelastai.chat.conversation.Conversations;
import com.onelastai.chat.conversation.Message;
import com.onelastai.chat.conversation.Message.Role;
import com.onelastai.events.chat.MessageCompleted;
import com.onelastai.starter.test.Api.Person;
import com.onelastai.starter.visit.Owner;
import java.time.Instant;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Stores questions and answers without a model. */
public record Talk(Conversations conversations) {

  private static final int LEAF = -1;

  public static Owner owner(Person person) {
    return new Owner(person.userId(), person.visitorId(), null, person.roles().contains("admin"));
  }

  public static AnswerResult answered(String content) {
    return new AnswerResult(content, "a-model", 30, 10, 5, 200, 20L, Status.COMPLETE, null, null);
  }

  /** A message of a conversation in which questions and answers alternate. */
  public static Message message(String conversationId, int seq, String content, Instant time) {
    boolean question = seq % 2 == 1;
    return new Message(
        seq,
        Message.id(conversationId, seq),
        seq - 1,
        question ? Role.USER : Role.ASSISTANT,
        content,
        time,
        null,
        null,
        null,
        null,
        question ? null : Status.COMPLETE,
        null,
        null,
        null);
  }

  /** This many different texts: m0, m1 and so on. */
  public static String[] texts(int count) {
    return IntStream.range(0, count).mapToObj(i -> "m" + i).toArray(String[]::new);
  }

  /** The event of an answer of 10 tokens to a prompt of 100. */
  public static MessageCompleted completed(
      Person by,
      String agent,
      String messageId,
      @Nullable String questionId,
      long responseTime,
      MessageCompleted.Status status) {
    String id = messageId.substring(0, messageId.lastIndexOf('-'));
    String user = by.userId();
    String visitor = by.visitorId();
    return new MessageCompleted(
        id,
        messageId,
        questionId,
        agent,
        user,
        visitor,
        "tiny",
        10,
        100,
        responseTime,
        10L,
        status);
  }

  public Conversation start(Owner owner) {
    return conversations.start(owner, "einstein", "Einstein Agent");
  }

  /** Starts a conversation with these messages: questions and answers alternate. */
  public String start(Person person, String... texts) {
    Owner owner = owner(person);
    Conversation started = start(owner);
    for (int i = 0; i < texts.length; i += 2) {
      finish(conversations.begin(started.id(), owner, texts[i], LEAF), texts[i + 1]);
    }
    return started.id();
  }

  /** Adds a question to the current branch; returns the answer. */
  public Message say(Conversation conversation, Owner owner, String question) {
    return say(conversation, owner, question, LEAF);
  }

  /**
   * @param question null if the message that it follows is answered again
   * @param parent the {@code seq} of the message that the question follows
   */
  public Message say(
      Conversation conversation, Owner owner, @Nullable String question, int parent) {
    return finish(
        conversations.begin(conversation.id(), owner, question, parent), "Answer to " + question);
  }

  /** Adds this many questions, each with its answer. */
  public void sayTimes(int times, Conversation conversation, Owner owner) {
    for (int n = 1; n <= times; n++) {
      say(conversation, owner, "Question " + n);
    }
  }

  /** Adds a question after the message with this {@code seq}, and its answer. */
  public Message say(
      Person person, String conversationId, int parent, String question, String answer) {
    return finish(conversations.begin(conversationId, owner(person), question, parent), answer);
  }

  private Message finish(Conversation begun, String answer) {
    return conversations.finish(begun, answered(answer));
  }
}
