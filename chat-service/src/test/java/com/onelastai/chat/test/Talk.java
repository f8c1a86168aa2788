package com.onelastai.chat.test;

import com.onelastai.chat.conversation.Answered;
import com.onelastai.chat.conversation.Conversation;
import com.onelastai.chat.conversation.Conversations;
import com.onelastai.chat.conversation.Message;
import com.onelastai.chat.owner.Owner;
import com.onelastai.chat.test.Api.Person;

/** Has people and an agent say things, without a model. */
public final class Talk {

  private final Conversations conversations;

  public Talk(Conversations conversations) {
    this.conversations = conversations;
  }

  public static Owner owner(Person person) {
    return new Owner(person.userId(), person.visitorId(), null, person.roles().contains("admin"));
  }

  /** A conversation in which these are said in turn: questions and their answers. */
  public String start(Person person, String... said) {
    Conversation started = conversations.start(owner(person), "einstein", "Albert Einstein");
    for (int i = 0; i < said.length; i += 2) {
      say(person, started.id(), -1, said[i], said[i + 1]);
    }
    return started.id();
  }

  /**
   * @param parent the {@code seq} of the message that the question follows; -1: the last
   */
  public Message say(
      Person person, String conversationId, int parent, String question, String answer) {
    return conversations.finish(
        conversations.begin(conversationId, owner(person), question, parent),
        new Answered(answer, "tiny", 10, 5, 3, 100, 10L, Answered.COMPLETE));
  }
}
