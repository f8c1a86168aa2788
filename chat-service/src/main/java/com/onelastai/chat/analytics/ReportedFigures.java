package com.onelastai.chat.analytics;

import com.onelastai.chat.conversation.Conversation.Source;
import com.onelastai.events.tracking.Actor;
import com.onelastai.events.tracking.ChatReported;
import com.onelastai.starter.messaging.Received;
import com.onelastai.starter.projection.LatencyHistogram;
import com.onelastai.starter.projection.UpdateBuilder;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Counts chats that pages report, separately from the platform's own. */
@Component
public class ReportedFigures {

  private final FigureCollection collection;

  ReportedFigures(FigureCollection collection) {
    this.collection = collection;
  }

  public void count(List<Received<ChatReported>> batch) {
    collection.count(batch, ReportedFigures::days, ReportedFigures::count);
  }

  private static List<FigureDay> days(Instant time, ChatReported chat) {
    Actor actor = chat.actor();
    return FigureDay.of(Source.CLIENT, actor.userId(), actor.visitorId(), time, chat.agentId());
  }

  private static void count(FigureDay day, Received<ChatReported> received, UpdateBuilder changes) {
    ChatReported chat = received.envelope().event();
    long messages =
        Stream.of(chat.userMessage() != null, chat.aiResponse() != null).filter(it -> it).count();
    changes.increment("conversations", 1).increment("messages", messages);
    Long responseTime = chat.responseTime();
    if (responseTime != null) {
      changes
          .increment("responseTime", responseTime)
          .increment("h." + LatencyHistogram.bucketOf(responseTime), 1);
    }
  }
}
