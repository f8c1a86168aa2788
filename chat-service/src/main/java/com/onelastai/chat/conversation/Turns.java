package com.onelastai.chat.conversation;

import static com.onelastai.chat.conversation.ConversationDocuments.kept;

import com.onelastai.starter.problem.ApiException;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Begins answers, and ends them: stores what came of them. */
@Component
class Turns {

  private static final int MAX_BRANCHES = 50;

  private final ConversationDocuments documents;
  private final Archiver archiver;
  private final Clock clock;

  Turns(ConversationDocuments documents, Archiver archiver, Clock clock) {
    this.documents = documents;
    this.archiver = archiver;
    this.clock = clock;
  }

  /**
   * @param parent the {@code seq} of the message that the first new one follows
   * @return null if the conversation is not as it was read any more
   * @throws ApiException 409
   */
  @Nullable Conversation begin(Conversation read, @Nullable String question, int parent) {
    requireOpen(read, parent);
    Instant now = clock.instant();
    int seq = read.lastSeq() + (question == null ? 1 : 2);
    Answering answering =
        new Answering(
            read.messageId(seq), question, parent, now, now.plus(Answering.LEASE), "", false);
    return documents.change(
        kept(read.id())
            .and("endTime")
            .exists(false)
            .and("answering")
            .exists(false)
            .and("lastSeq")
            .is(read.lastSeq())
            .and("leaf")
            .is(read.leaf()),
        new Update().set("answering", answering));
  }

  private static void requireOpen(Conversation conversation, int parent) {
    if (conversation.endTime() != null) {
      throw refused("conversation_ended", "The conversation has ended. Start another.");
    }
    if (conversation.answering() != null) {
      throw answerInProgress();
    }
    if (conversation.branches().size() >= MAX_BRANCHES && !conversation.endsBranch(parent)) {
      throw refused(
          "too_many_branches",
          "A conversation has at most " + MAX_BRANCHES + " branches. Start another.");
    }
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
    return documents.update(criteria, update, turn.event());
  }

  /** Ends an answer of which nothing is to be stored. */
  void drop(Conversation begun) {
    documents.update(held(begun), new Update().unset("answering"));
  }

  static ApiException answerInProgress() {
    return refused("answer_in_progress", "An answer is being made. Wait for its end, or stop it.");
  }

  private static ApiException refused(String code, String detail) {
    return new ApiException(HttpStatus.CONFLICT, code, detail);
  }
}
