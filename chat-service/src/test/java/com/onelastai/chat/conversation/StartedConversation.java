package com.onelastai.chat.conversation;

import com.onelastai.chat.owner.Owner;
import com.onelastai.chat.test.ChatServiceIT;
import com.onelastai.chat.test.Talk;
import com.onelastai.starter.test.Api;
import com.onelastai.starter.test.Api.Person;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

/** A test that begins with a user and an empty conversation. */
@ChatServiceIT
abstract class StartedConversation {

  @Autowired Conversations conversations;
  @Autowired MongoOperations mongo;
  @Autowired Api api;

  final Person person = Person.user();
  final Owner owner = Talk.owner(person);
  Talk talk;
  Conversation started;
  String path;

  @BeforeEach
  void start() {
    talk = new Talk(conversations);
    started = talk.start(owner);
    path = "/api/chat/" + started.id();
  }

  Conversation read() {
    return conversations.require(started.id(), owner);
  }
}
