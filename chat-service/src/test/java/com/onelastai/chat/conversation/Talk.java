package com.onelastai.chat.conversation;

import com.onelastai.chat.owner.Owner;
import com.onelastai.chat.test.Api.Person;
import org.jspecify.annotations.Nullable;

/** Has people and agents talk, without a model. */
record Talk(Conversations conversations) {

  static final String AGENT = "einstein";

  static Owner owner(Person person) {
    return new Owner(person.userId(), person.visitorId(), null, person.roles().contains("admin"));
  }

  Conversation start(Owner owner) {
    return conversations.start(owner, AGENT, "Einstein");
  }

  /** Says something at the end of the current branch; returns the answer. */
  Message say(Conversation conversation, Owner owner, String question) {
    return say(conversation, owner, question, -1);
  }

  Message say(Conversation conversation, Owner owner, @Nullable String question, int parent) {
    Conversation begun = conversations.begin(conversation.id(), owner, question, parent);
    return conversations.finish(begun, answered("Answer to " + question));
  }

  static Answered answered(String content) {
    return new Answered(content, "a-model", 30, 10, 5, 200, 20L, Answered.COMPLETE);
  }
}
