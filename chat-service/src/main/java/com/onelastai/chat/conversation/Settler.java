package com.onelastai.chat.conversation;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Ends answers whose makers died: what had come is stored as interrupted. */
@Component
class Settler {

  private static final Logger log = LoggerFactory.getLogger(Settler.class);
  private static final int BATCH = 100;

  private final ConversationDocuments documents;
  private final Turns turns;
  private final Clock clock;

  Settler(ConversationDocuments documents, Turns turns, Clock clock) {
    this.documents = documents;
    this.turns = turns;
    this.clock = clock;
  }

  /** Finds those that nobody has touched since. */
  void sweep() {
    documents
        .list(where("answering.until").lt(clock.instant()).and("deletedAt").exists(false), BATCH)
        .forEach(this::tryToSettle);
  }

  private void tryToSettle(Conversation conversation) {
    try {
      settle(conversation);
    } catch (DataAccessException failure) {
      log.warn("An answer in {} is settled later: {}", conversation.id(), failure.getMessage());
    }
  }

  /** Whether whoever makes the answer gave no sign of life for too long. */
  boolean left(Conversation conversation) {
    Answering answering = conversation.answering();
    return answering != null && answering.until().isBefore(clock.instant());
  }

  void settle(Conversation conversation) {
    Answering answering = Objects.requireNonNull(conversation.answering());
    if (answering.question() == null && answering.part().isEmpty()) {
      turns.drop(conversation);
      return;
    }
    Instant lastSeen = answering.until().minus(Answering.LEASE);
    long time = Duration.between(answering.since(), lastSeen).toMillis();
    Answered part =
        new Answered(answering.part(), null, null, null, null, time, null, Answered.INTERRUPTED);
    turns.store(Turn.of(conversation, part, lastSeen));
  }
}
