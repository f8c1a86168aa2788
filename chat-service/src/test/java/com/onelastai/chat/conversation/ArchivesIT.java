package com.onelastai.chat.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.chat.conversation.Archives.Archive;
import com.onelastai.chat.test.Talk;
import com.onelastai.starter.outbox.OutboxTemplate;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A conversation that is about to have its oldest messages archived. */
class ArchivesIT extends StartedConversation {

  @Autowired ConversationDocuments documents;
  @Autowired Feedbacks feedbacks;
  @Autowired Archives archives;
  @Autowired OutboxTemplate outbox;

  private Conversation full;

  @BeforeEach
  void fillTheDocument() {
    ask(Archives.LIMIT / 2);
    full = read();
    assertThat(full.messages()).hasSize(Archives.LIMIT);
  }

  @Test
  void copyIsRepeatedAfterACrash() {
    copy();
    rateSecondMessage();
    say("One too many");

    Conversation cut = read();
    assertThat(cut.archived()).isEqualTo(1);
    assertThat(cut.messages()).extracting(Message::seq).startsWith(51).endsWith(102);
    assertThat(conversations.path(cut, 102, 200))
        .extracting(Message::seq)
        .isEqualTo(IntStream.rangeClosed(1, 102).boxed().toList());
    assertSecondMessageIsRated();
  }

  @Test
  void copyOfAnEarlierRevisionChangesNothing() {
    say("One too many");
    rateSecondMessage();
    copy();
    assertSecondMessageIsRated();
  }

  @Test
  void messagesThatChangedAfterTheCopyAreNotCut() {
    Archives changing =
        new Archives(mongo, documents, outbox) {
          @Override
          void copy(Conversation conversation, List<Message> oldest) {
            super.copy(conversation, oldest);
            rateSecondMessage();
          }
        };
    Conversation begun = begin("One too many");
    new ConversationTurns(documents, changing, clock)
        .store(Turn.of(begun, Talk.answered("Yes"), Instant.now()));
    assertThat(read()).returns(0, Conversation::archived);

    say("Another");
    assertThat(read()).returns(1, Conversation::archived);
    assertSecondMessageIsRated();
  }

  private void copy() {
    archives.copy(full, full.messages().subList(0, Archive.SIZE));
  }

  private void rateSecondMessage() {
    feedbacks.onAnswer(
        full.id(), owner, full.messageId(2), new Feedback(4, null, null, Instant.now()));
  }

  private void assertSecondMessageIsRated() {
    assertThat(conversations.message(read(), 2)).get().extracting("feedback.rating").isEqualTo(4);
  }
}
