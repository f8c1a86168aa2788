package com.onelastai.chat.conversation;

import static com.onelastai.chat.conversation.ConversationDocuments.notDeleted;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.chat.conversation.AnswerResult.Status;
import com.onelastai.chat.conversation.Conversation.Answering;
import com.onelastai.starter.job.ClusterJob;
import com.onelastai.starter.problem.ApiException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Begins turns of a conversation and stores them when they end. A turn whose process died is
 * settled: the last checkpoint is stored as interrupted.
 */
@Component
class ConversationTurns {

  private static final Logger log = LoggerFactory.getLogger(ConversationTurns.class);
  private static final int MAX_BRANCHES = 50;
  private static final int BATCH = 100;

  private final ConversationDocuments documents;
  private final Archives archives;
  private final Clock clock;

  ConversationTurns(ConversationDocuments documents, Archives archives, Clock clock) {
    this.documents = documents;
    this.archives = archives;
    this.clock = clock;
  }

  /**
   * @param parent the {@code seq} of the message that the first new one follows
   * @return null if the conversation has changed since it was read
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
        open(read.id()).and("lastSeq").is(read.lastSeq()).and("leaf").is(read.leaf()),
        new Update().set("answering", answering));
  }

  /** A conversation that has not ended and waits for no answer. */
  static Criteria open(String id) {
    return notDeleted(id).and("endTime").exists(false).and("answering").exists(false);
  }

  private static void requireOpen(Conversation conversation, int parent) {
    if (conversation.endTime() != null) {
      throw conflict("conversation_ended", "The conversation has ended. Start another.");
    }
    if (conversation.answering() != null) {
      throw answerInProgress();
    }
    if (conversation.branches().size() >= MAX_BRANCHES && !conversation.endsBranch(parent)) {
      throw conflict(
          "too_many_branches",
          "A conversation has at most " + MAX_BRANCHES + " branches. Start another.");
    }
  }

  /** Matches the conversation as long as this answer is in progress. */
  static Criteria inProgress(Conversation begun) {
    Answering answering = Objects.requireNonNull(begun.answering());
    return notDeleted(begun.id())
        .and("answering.messageId")
        .is(answering.messageId())
        // If nothing of this answer is stored, the next one has the same id.
        .and("answering.since")
        .is(answering.since());
  }

  /**
   * Stores question and answer in one write.
   *
   * @return false if the answer was no longer in progress
   */
  boolean store(Turn turn) {
    if (!(storeWithTitle(turn) || store(turn, inProgress(turn.begun()), turn.update()))) {
      return false;
    }
    if (turn.begun().messages().size() + turn.messages().size() > Archives.LIMIT) {
      archives.archiveOldest(turn.begun().id());
    }
    return true;
  }

  /** Keeps a title that was set meanwhile. */
  private boolean storeWithTitle(Turn turn) {
    String title = turn.begun().title() == null ? turn.title() : null;
    return title != null
        && store(
            turn,
            inProgress(turn.begun()).and("title").exists(false),
            turn.update().set("title", title).set("titleBy", Conversation.TITLE_BY_QUESTION));
  }

  private boolean store(Turn turn, Criteria criteria, Update update) {
    return documents.update(criteria, update, turn.event());
  }

  /** Ends an answer without storing anything. */
  void drop(Conversation begun) {
    documents.update(inProgress(begun), new Update().unset("answering"));
  }

  /** Settles answers whose lease has expired. */
  @ClusterJob(name = "settle-answers", every = "${onelastai.answers.settle-every}")
  void settleAbandoned() {
    documents
        .list(where("answering.until").lt(clock.instant()).and("deletedAt").exists(false), BATCH)
        .forEach(this::tryToSettle);
  }

  private void tryToSettle(Conversation conversation) {
    try {
      settle(conversation);
    } catch (DataAccessException failure) {
      log.warn("The next run settles {}: {}", conversation.id(), failure.getMessage());
    }
  }

  boolean isAbandoned(Conversation conversation) {
    Answering answering = conversation.answering();
    return answering != null && answering.until().isBefore(clock.instant());
  }

  void settle(Conversation conversation) {
    Answering answering = Objects.requireNonNull(conversation.answering());
    if (answering.question() == null && answering.part().isEmpty()) {
      drop(conversation);
      return;
    }
    Instant lastCheckpoint = answering.until().minus(Answering.LEASE);
    long time = Duration.between(answering.since(), lastCheckpoint).toMillis();
    AnswerResult part =
        new AnswerResult(
            answering.part(), null, null, null, null, time, null, Status.INTERRUPTED, null, null);
    store(Turn.of(conversation, part, lastCheckpoint));
  }

  static ApiException answerInProgress() {
    return conflict(
        "answer_in_progress", "An answer is in progress. Wait until it ends, or stop it.");
  }

  private static ApiException conflict(String code, String detail) {
    return new ApiException(HttpStatus.CONFLICT, code, detail);
  }
}
