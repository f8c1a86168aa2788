package com.onelastai.chat.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.onelastai.chat.conversation.Conversation.Branch;
import com.onelastai.chat.test.Talk;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.test.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.groups.Tuple;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ConversationsIT extends StartedConversation {

  @Autowired ConversationService service;

  @Test
  void finishedAnswerIsStoredWithItsQuestionAndCounted() {
    talk.say(started, owner, "What is light?");
    Conversation begun = conversations.begin(started.id(), owner, "And sound?", -1);
    conversations.finish(
        begun, new AnswerResult("Waves.", "a-model", 70, 4, 7, 500, 30L, AnswerResult.STOPPED));

    Conversation stored = read();
    assertThat(stored.messages())
        .extracting(Message::seq, Message::id, Message::parent, Message::role, Message::content)
        .containsExactly(
            message(1, 0, "user", "What is light?"),
            message(2, 1, "assistant", "Answer to What is light?"),
            message(3, 2, "user", "And sound?"),
            message(4, 3, "assistant", "Waves."));
    assertThat(stored.messages().get(2).tokens()).isEqualTo(7);
    assertThat(stored.messages().get(3))
        .returns(4, Message::tokens)
        .returns(70, Message::promptTokens)
        .returns("a-model", Message::model)
        .returns(500L, Message::responseTime)
        .returns("stopped", Message::status);
    assertThat(stored)
        .returns(26L, Conversation::totalTokens)
        .returns(4, Conversation::totalMessages)
        .returns(350.0, Conversation::averageResponseTime)
        .returns(4, Conversation::leaf)
        .returns("What is light?", Conversation::title)
        .returns(null, Conversation::answering)
        .returns(List.of(new Branch(4, 0)), Conversation::branches);
  }

  @Test
  void documentsContainNoClassNames() {
    talk.say(started, owner, "Hello");
    Document document = mongo.findById(started.id(), Document.class, Conversation.COLLECTION);
    assertThat(document).extractingByKey("messages").asString().doesNotContain("_class");
    assertThat(document).containsEntry("conversationId", started.id());
  }

  @Test
  void eventsContainNoMessageText() {
    Message answer = talk.say(started, owner, "A secret");
    await()
        .untilAsserted(() ->
            assertThat(Topic.read("chat.v1", started.id()))
                .satisfiesExactly(
                    event ->
                        assertThat(event)
                            .startsWith("com.onelastai.chat.conversation-started.v1")
                            .contains(owner.key(), "einstein"),
                    event ->
                        assertThat(event)
                            .startsWith("com.onelastai.chat.message-completed.v1")
                            .contains(answer.id(), started.messageId(1), "a-model", "\"tokens\":10")
                            .doesNotContain("secret")));
  }

  @Test
  void oneOfTwoConcurrentBeginsIsRefused() throws Exception {
    for (int round = 0; round < 20; round++) {
      List<String> outcomes = new ArrayList<>();
      try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
        Callable<String> begin = () -> codeOf(() -> conversations.begin(id(), owner, "Hello", -1));
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
    Conversation begun = conversations.begin(id(), owner, "Hello", -1);
    assertThat(conversations.checkpoint(begun, "He")).isTrue();
    assertThat(read().answering()).extracting("part").isEqualTo("He");
    assertThat(conversations.requestStop(id(), owner)).isTrue();
    assertThat(conversations.checkpoint(begun, "Hello")).isFalse();
  }

  @Test
  void abandonedAnswerStoresNothing() {
    Conversation begun = conversations.begin(id(), owner, "Hello", -1);
    conversations.abandon(begun);
    assertThat(read()).usingRecursiveComparison().isEqualTo(started);
    assertThat(conversations.checkpoint(begun, "He")).isFalse();
  }

  @Test
  void editedQuestionAndSecondAnswerAreBranches() {
    talk.say(started, owner, "one");
    talk.say(started, owner, "two");
    Message regenerated = talk.say(started, owner, null, 3);
    Message edited = talk.say(started, owner, "two, but better", 2);

    assertThat(read().branches())
        .containsExactly(new Branch(4, 0), new Branch(5, 3), new Branch(7, 2));
    assertThat(path(regenerated.seq())).containsExactly(1, 2, 3, 5);
    assertThat(path(edited.seq())).containsExactly(1, 2, 6, 7);
    assertThat(read().leaf()).isEqualTo(7);

    service.selectBranch(id(), owner, started.messageId(5));
    Message next = talk.say(started, owner, "three");
    assertThat(path(next.seq())).containsExactly(1, 2, 3, 5, 8, 9);
    assertThat(read().branches())
        .containsExactly(new Branch(4, 0), new Branch(9, 3), new Branch(7, 2));
  }

  @Test
  void editedFirstQuestionIsASeparateBranch() {
    talk.say(started, owner, "one");
    Message edited = talk.say(started, owner, "another", 0);
    assertThat(read().branches()).containsExactly(new Branch(2, 0), new Branch(4, 0));
    assertThat(path(edited.seq())).containsExactly(3, 4);
  }

  @Test
  void numberOfBranchesIsLimited() {
    talk.say(started, owner, "one");
    for (int branch = 1; branch < 50; branch++) {
      talk.say(started, owner, null, 1);
    }
    assertThat(codeOf(() -> conversations.begin(id(), owner, null, 1)))
        .isEqualTo("too_many_branches");
    assertThat(codeOf(() -> conversations.begin(id(), owner, "on with it", -1))).isEqualTo("begun");
  }

  @Test
  void titleByTheUserIsKept() {
    conversations.setTitle(id(), "By the model, too early");
    service.rename(id(), owner, "Mine");
    conversations.setTitle(id(), "By the model");
    talk.say(started, owner, "By the question");
    assertThat(read().title()).isEqualTo("Mine");
  }

  @Test
  void titleSetDuringTheFirstAnswerIsKept() {
    Conversation begun = conversations.begin(id(), owner, "By the question", -1);
    service.rename(id(), owner, "Mine");
    conversations.finish(begun, Talk.answered("Hello"));
    assertThat(read().title()).isEqualTo("Mine");
    assertThat(read().totalMessages()).isEqualTo(2);
  }

  @Test
  void titleByTheModelReplacesTheQuestions() {
    talk.say(started, owner, "By the question");
    conversations.setTitle(id(), "By the model");
    assertThat(read().title()).isEqualTo("By the model");
  }

  @Test
  void endedConversationAcceptsNoMessages() {
    Conversation begun = conversations.begin(id(), owner, "Hello", -1);
    assertThatThrownBy(() -> service.end(id(), owner))
        .extracting("code")
        .isEqualTo("answer_in_progress");
    conversations.finish(begun, Talk.answered("Hello"));
    Conversation ended = service.end(id(), owner);
    assertThat(service.end(id(), owner).endTime()).isEqualTo(ended.endTime()).isNotNull();
    assertThat(codeOf(() -> conversations.begin(id(), owner, "Hello", -1)))
        .isEqualTo("conversation_ended");
  }

  @Test
  void finishIsIdempotent() {
    Conversation begun = conversations.begin(id(), owner, "Hello", -1);
    Message first = conversations.finish(begun, Talk.answered("first"));
    Message second = conversations.finish(begun, Talk.answered("second"));
    assertThat(second).isEqualTo(first);
    assertThat(read().messages()).hasSize(2);
  }

  private Tuple message(int seq, int parent, String role, String content) {
    return tuple(seq, started.messageId(seq), parent, role, content);
  }

  private Stream<Integer> path(int leaf) {
    return conversations.path(read(), leaf, 100).stream().map(Message::seq);
  }

  private String id() {
    return started.id();
  }

  private static String codeOf(ThrowingCallable begin) {
    try {
      begin.call();
      return "begun";
    } catch (ApiException refused) {
      return refused.code();
    } catch (Throwable other) {
      throw new AssertionError(other);
    }
  }
}
