package com.onelastai.chat.conversation;

import com.onelastai.chat.test.ServiceTest;
import com.onelastai.starter.test.Topic;
import java.util.List;
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

  Message say(String question) {
    return talk.say(started, owner, question);
  }

  /** Answers the question with this {@code seq} again. */
  Message regenerate(int question) {
    return talk.say(started, owner, null, question);
  }

  /** Adds this many questions, each with its answer. */
  void ask(int questions) {
    talk.sayTimes(questions, started, owner);
  }

  /** Begins an answer to a new question. */
  Conversation begin(String question) {
    return conversations.begin(started.id(), owner, question, -1);
  }

  String messageId(int seq) {
    return started.messageId(seq);
  }

  List<String> events() {
    return Topic.read("chat.v1", started.id());
  }
}
