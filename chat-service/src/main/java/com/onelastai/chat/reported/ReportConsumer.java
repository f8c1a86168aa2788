package com.onelastai.chat.reported;

import com.onelastai.chat.analytics.ReportedFigures;
import com.onelastai.events.tracking.ChatFeedbackReported;
import com.onelastai.events.tracking.ChatReported;
import com.onelastai.events.tracking.TrackingEvent;
import com.onelastai.starter.messaging.EventBatchReader;
import com.onelastai.starter.messaging.EventBatchReader.Received;
import com.onelastai.starter.messaging.EventCodec;
import com.onelastai.starter.projection.LateEvents;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Reads what pages report of chats; of all else in the topic, no more than its type. */
@Component
class ReportConsumer {

  private final EventBatchReader<TrackingEvent> reader;
  private final LateEvents lateEvents;
  private final ReportedChats chats;
  private final ReportedFigures figures;

  ReportConsumer(
      EventCodec codec, LateEvents lateEvents, ReportedChats chats, ReportedFigures figures) {
    this.reader =
        new EventBatchReader<>(codec, List.of(ChatReported.class, ChatFeedbackReported.class));
    this.lateEvents = lateEvents;
    this.chats = chats;
    this.figures = figures;
  }

  @KafkaListener(topics = TrackingEvent.TOPIC)
  void on(List<ConsumerRecord<String, byte[]>> batch) {
    reader.read(batch, this::apply);
  }

  void apply(List<Received<TrackingEvent>> batch) {
    List<Received<TrackingEvent>> known =
        batch.stream().filter(report -> !report.envelope().event().actor().anonymous()).toList();
    lateEvents.keepOut(known, report -> report.actor().userId(), this::store);
  }

  private void store(List<Received<TrackingEvent>> batch) {
    figures.count(chats.store(batch));
    for (Received<TrackingEvent> received : batch) {
      if (received.envelope().event() instanceof ChatFeedbackReported feedback) {
        chats.rate(received.envelope().time(), feedback);
      }
    }
  }
}
