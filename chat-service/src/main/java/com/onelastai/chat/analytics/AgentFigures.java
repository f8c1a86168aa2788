package com.onelastai.chat.analytics;

import com.onelastai.chat.conversation.Conversation.Source;
import com.onelastai.events.chat.AgentPublished;
import com.onelastai.events.chat.AgentWithdrawn;
import com.onelastai.events.chat.ChatEvent;
import com.onelastai.events.chat.ConversationStarted;
import com.onelastai.events.chat.FeedbackGiven;
import com.onelastai.events.chat.MessageCompleted;
import com.onelastai.starter.index.Expires;
import com.onelastai.starter.messaging.EventListener;
import com.onelastai.starter.messaging.Received;
import com.onelastai.starter.projection.LatencyHistogram;
import com.onelastai.starter.projection.RecordCollection;
import com.onelastai.starter.projection.RecordPosition;
import com.onelastai.starter.projection.RecordWrite;
import com.onelastai.starter.projection.UpdateBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.stereotype.Component;

/**
 * Counts chat events, each once: a relay that crashes publishes its last events again, so the ids
 * of counted events are stored.
 */
@Component
class AgentFigures {

  private static final String COUNTED = "countedchatevents";

  /** Longer than any relay retries. */
  private static final Duration COUNTED_FOR = Duration.ofDays(30);

  @Document(COUNTED)
  @Expires
  private record CountedEvent(@Id String id) {}

  private final FigureCollection collection;
  private final RecordCollection counted;

  AgentFigures(FigureCollection collection, MongoDatabaseFactory mongo) {
    this.collection = collection;
    this.counted = new RecordCollection(mongo, COUNTED);
  }

  @EventListener(group = "figures", skipErasedUsers = true, bulk = true)
  void on(List<Received<ChatEvent>> batch) {
    Set<RecordPosition> repetitions =
        counted.insert(
            RecordWrite.ofEach(
                batch,
                ChatEvent.class,
                (id, time, event, changes) ->
                    changes.setOnInsert(Expires.FIELD, Date.from(time.plus(COUNTED_FOR)))));
    collection.count(
        batch.stream()
            .filter(received -> !repetitions.contains(RecordPosition.of(received)))
            .toList(),
        AgentFigures::days,
        AgentFigures::count);
  }

  private static List<FigureDay> days(Instant time, ChatEvent event) {
    return switch (event) {
      case ConversationStarted e -> days(e.userId(), e.visitorId(), time, e.agentId());
      case MessageCompleted e -> days(e.userId(), e.visitorId(), time, e.agentId());
      case FeedbackGiven e -> daysOf(e, time);
      case AgentPublished _, AgentWithdrawn _ -> List.of();
    };
  }

  /** The replaced feedback may have been counted on another day. */
  private static List<FigureDay> daysOf(FeedbackGiven given, Instant time) {
    List<FigureDay> days = days(given.userId(), given.visitorId(), time, given.agentId());
    FeedbackGiven.Replaced replaced = given.replaced();
    if (replaced == null || FigureDay.dayOf(replaced.time()).equals(FigureDay.dayOf(time))) {
      return days;
    }
    List<FigureDay> both = new ArrayList<>(days);
    both.addAll(days(given.userId(), given.visitorId(), replaced.time(), given.agentId()));
    return both;
  }

  private static List<FigureDay> days(
      @Nullable String userId, @Nullable String visitorId, Instant time, String agentId) {
    return FigureDay.of(Source.PLATFORM, userId, visitorId, time, agentId);
  }

  private static void count(FigureDay day, Received<ChatEvent> received, UpdateBuilder changes) {
    switch (received.envelope().event()) {
      case ConversationStarted _ -> changes.increment("conversations", 1);
      case MessageCompleted completed -> count(completed, changes);
      case FeedbackGiven given -> count(day, received.envelope().time(), given, changes);
      case AgentPublished _, AgentWithdrawn _ -> {}
    }
  }

  /** Stopped and interrupted answers do not count in response times. */
  private static void count(MessageCompleted completed, UpdateBuilder changes) {
    Integer promptTokens = completed.promptTokens();
    changes
        .increment("messages", completed.questionId() == null ? 1 : 2)
        .increment("tokens", completed.tokens())
        .increment("promptTokens", promptTokens == null ? 0 : promptTokens);
    if (completed.status() == MessageCompleted.Status.COMPLETE) {
      changes
          .increment("responseTime", completed.responseTime())
          .increment("h." + LatencyHistogram.bucketOf(completed.responseTime()), 1);
    }
  }

  private static void count(
      FigureDay day, Instant time, FeedbackGiven given, UpdateBuilder changes) {
    if (FigureDay.dayOf(time).equals(day.day())) {
      count(given.rating(), given.satisfied(), 1, changes);
    }
    FeedbackGiven.Replaced replaced = given.replaced();
    if (replaced != null && FigureDay.dayOf(replaced.time()).equals(day.day())) {
      count(replaced.rating(), replaced.satisfied(), -1, changes);
    }
  }

  private static void count(
      @Nullable Integer rating, @Nullable Boolean satisfied, int sign, UpdateBuilder changes) {
    if (rating != null) {
      changes.increment("ratings", sign).increment("ratingSum", (long) sign * rating);
    }
    if (satisfied != null) {
      changes.increment(satisfied ? "satisfied" : "unsatisfied", sign);
    }
  }
}
