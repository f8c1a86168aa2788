package com.onelastai.chat.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.onelastai.chat.conversation.AnswerResult.Status;
import com.onelastai.chat.conversation.Conversation.Branch;
import com.onelastai.chat.conversation.Message.Role;
import com.onelastai.chat.test.Talk;
import com.onelastai.starter.problem.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ConversationsIT extends StartedConversation {

  @Autowired ConversationService service;

  @Test
  void finishedAnswerIsStoredWithItsQuestionAndCounted() {
    say("What is light?");
    conversations.finish(
        begin("And sound?"),
        new AnswerResult("Waves.", "a-model", 70, 4, 7, 500, 30L, Status.STOPPED, null, null));

    Conversation stored = read();
    assertThat(stored.messages())
        .extracting(Message::seq, Message::id, Message::parent, Message::role, Message::content)
        .containsExactly(
            message(1, 0, Role.USER, "What is light?"),
            message(2, 1, Role.ASSISTANT, "Answer to What is light?"),
            message(3, 2, Role.USER, "And sound?"),
            message(4, 3, Role.ASSISTANT, "Waves."));
    assertThat(stored.messages().get(2).tokens()).isEqualTo(7);
    assertThat(stored.messages().get(3))
        .extracting("tokens", "promptTokens", "model", "responseTime", "status")
        .containsExactly(4, 70, "a-model", 500L, Status.STOPPED);
    assertThat(stored)
        .extracting("totalTokens", "totalMessages", "averageResponseTime", "leaf", "title")
        .containsExactly(26L, 4, 350.0, 4, "What is light?");
    assertThat(stored.answering()).isNull();
    assertThat(stored.branches()).containsExactly(new Branch(4, 0));
  }

  @Test
  void documentsContainNoClassNames() {
    say("Hello");
    Document document = mongo.findById(id(), Document.class, Conversation.COLLECTION);
    assertThat(document).extractingByKey("messages").asString().doesNotContain("_class");
    assertThat(document).containsEntry("conversationId", id());
  }

  @Test
  void eventsContainNoMessageText() {
    Message answer = say("A secret");
    await()
        .untilAsserted(() ->
            assertThat(events())
                .satisfiesExactly(
                    event ->
                        assertThat(event)
                            .startsWith("com.onelastai.chat.conversation-started.v1")
                            .contains(owner.key(), "einstein"),
                    event ->
                        assertThat(event)
                            .startsWith("com.onelastai.chat.message-completed.v1")
                            .contains(answer.id(), messageId(1), "a-model", "\"tokens\":10")
                            .doesNotContain("secret")));
  }

  @Test
  void oneOfTwoConcurrentBeginsIsRefused() throws Exception {
    for (int round = 0; round < 20; round++) {
      List<String> outcomes = new ArrayList<>();
      try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
        Callable<String> begin = () -> codeOf(() -> begin("Hello"));
        for (Future<String> outcome : threads.invokeAll(List.of(begin, begin))) {
          outcomes.add(outcome.get());
        }
      }
      assertThat(outcomes).containsExactlyInAnyOrder("begun", "answer_in_progress");
      conversations.abandon(read());
    }
  }

  @Test
  void stopIsSeenAtTheNextCheckpoint() {
    assertThat(conversations.requestStop(id(), owner)).as("nothing to stop").isFalse();
    Conversation begun = begin("Hello");
    assertThat(conversations.checkpoint(begun, "He")).isTrue();
    assertThat(read().answering()).extracting("part").isEqualTo("He");
    assertThat(conversations.requestStop(id(), owner)).isTrue();
    assertThat(conversations.checkpoint(begun, "Hello")).isFalse();
  }

  @Test
  void abandonedAnswerStoresNothing() {
    Conversation begun = begin("Hello");
    conversations.abandon(begun);
    assertThat(read()).usingRecursiveComparison().isEqualTo(started);
    assertThat(conversations.checkpoint(begun, "He")).isFalse();
  }

  @Test
  void editedQuestionAndSecondAnswerAreBranches() {
    say("one");
    say("two");
    Message regenerated = regenerate(3);
    Message edited = talk.say(started, owner, "two, but better", 2);

    assertThat(read().branches())
        .containsExactly(new Branch(4, 0), new Branch(5, 3), new Branch(7, 2));
    assertThat(path(regenerated)).containsExactly(1, 2, 3, 5);
    assertThat(path(edited)).containsExactly(1, 2, 6, 7);
    assertThat(read().leaf()).isEqualTo(7);

    service.selectBranch(id(), owner, messageId(5));
    assertThat(path(say("three"))).containsExactly(1, 2, 3, 5, 8, 9);
    assertThat(read().branches())
        .containsExactly(new Branch(4, 0), new Branch(9, 3), new Branch(7, 2));
  }

  @Test
  void editedFirstQuestionIsASeparateBranch() {
    say("one");
    Message edited = talk.say(started, owner, "another", 0);
    assertThat(read().branches()).containsExactly(new Branch(2, 0), new Branch(4, 0));
    assertThat(path(edited)).containsExactly(3, 4);
  }

  @Test
  void numberOfBranchesIsLimited() {
    say("one");
    for (int branch = 1; branch < 50; branch++) {
      regenerate(1);
    }
    assertThat(codeOf(() -> conversations.begin(id(), owner, null, 1)))
        .isEqualTo("too_many_branches");
    assertThat(codeOf(() -> begin("on with it"))).isEqualTo("begun");
  }

  @Test
  void titleByTheUserIsKept() {
    conversations.setTitle(id(), "By the model, too early");
    service.rename(id(), owner, "Mine");
    conversations.setTitle(id(), "By the model");
    say("By the question");
    assertThat(read().title()).isEqualTo("Mine");
  }

  @Test
  void titleSetDuringTheFirstAnswerIsKept() {
    Conversation begun = begin("By the question");
    service.rename(id(), owner, "Mine");
    conversations.finish(begun, Talk.answered("Hello"));
    assertThat(read().title()).isEqualTo("Mine");
    assertThat(read().totalMessages()).isEqualTo(2);
  }

  @Test
  void titleByTheModelReplacesTheQuestions() {
    say("By the question");
    conversations.setTitle(id(), "By the model");
    assertThat(read().title()).isEqualTo("By the model");
  }

  @Test
  void endedConversationAcceptsNoMessages() {
    Conversation begun = begin("Hello");
    assertThat(codeOf(() -> service.end(id(), owner))).isEqualTo("answer_in_progress");
    conversations.finish(begun, Talk.answered("Hello"));
    Conversation ended = service.end(id(), owner);
    assertThat(service.end(id(), owner).endTime()).isEqualTo(ended.endTime()).isNotNull();
    assertThat(codeOf(() -> begin("Hello"))).isEqualTo("conversation_ended");
  }

  @Test
  void finishIsIdempotent() {
    Conversation begun = begin("Hello");
    Message first = conversations.finish(begun, Talk.answered("first"));
    Message second = conversations.finish(begun, Talk.answered("second"));
    assertThat(second).isEqualTo(first);
    assertThat(read().messages()).hasSize(2);
  }

  private Tuple message(int seq, int parent, Role role, String content) {
    return tuple(seq, messageId(seq), parent, role, content);
  }

  private Stream<Integer> path(Message leaf) {
    return conversations.path(read(), leaf.seq(), 100).stream().map(Message::seq);
  }

  private String id() {
    return started.id();
  }

  private static String codeOf(Runnable begin) {
    try {
      begin.run();
      return "begun";
    } catch (ApiException refused) {
      return refused.code();
    }
  }
}
