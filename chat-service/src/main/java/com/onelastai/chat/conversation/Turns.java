package com.onelastai.chat.conversation;

import static com.onelastai.chat.conversation.ConversationDocuments.kept;

import java.util.Objects;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** Ends answers: stores what came of them. */
@Component
class Turns {

  private final ConversationDocuments documents;
  private final Archiver archiver;

  Turns(ConversationDocuments documents, Archiver archiver) {
    this.documents = documents;
    this.archiver = archiver;
  }

  /** True of a conversation in which this very answer is still being made. */
  static Criteria held(Conversation begun) {
    Answering answering = Objects.requireNonNull(begun.answering());
    return kept(begun.id())
        .and("answering.messageId")
        .is(answering.messageId())
        // The next answer has the same id if nothing came of this one.
        .and("answering.since")
        .is(answering.since());
  }

  /**
   * Stores question and answer together.
   *
   * @return whether the answer was still being made
   */
  boolean store(Turn turn) {
    if (!(storeWithTitle(turn) || store(turn, held(turn.begun()), turn.update()))) {
      return false;
    }
    if (turn.begun().messages().size() + turn.messages().size() > Archiver.LIMIT) {
      archiver.archive(turn.begun().id());
    }
    return true;
  }

  /** A title that was given meanwhile stands. */
  private boolean storeWithTitle(Turn turn) {
    String title = turn.begun().title() == null ? turn.title() : null;
    return title != null
        && store(
            turn,
            held(turn.begun()).and("title").exists(false),
            turn.update().set("title", title).set("titleBy", Conversation.TITLE_BY_QUESTION));
  }

  private boolean store(Turn turn, Criteria criteria, Update update) {
    return documents.update(turn.begun().id(), criteria, update, turn.event());
  }

  /** Ends an answer of which nothing is to be stored. */
  void drop(Conversation begun) {
    documents.update(begun.id(), held(begun), new Update().unset("answering"));
  }
}
