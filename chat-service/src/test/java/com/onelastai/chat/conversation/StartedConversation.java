package com.onelastai.chat.conversation;

import com.onelastai.chat.test.ServiceTest;
import org.junit.jupiter.api.BeforeEach;

/** A test that begins with a user and an empty conversation. */
abstract class StartedConversation extends ServiceTest {

  Conversation started;
  String path;

  @BeforeEach
  void start() {
    started = talk.start(owner);
    path = "/api/chat/" + started.id();
  }

  Conversation read() {
    return conversations.require(started.id(), owner);
  }
}
