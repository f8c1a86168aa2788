package com.onelastai.chat.analytics;

import com.onelastai.events.chat.ChatEvent;
import com.onelastai.starter.messaging.EventListener;
import com.onelastai.starter.messaging.Received;
import com.onelastai.starter.projection.RecordPosition;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Counts what happens in chats, each event once. */
@Component
class ChatConsumer {

  private final CountedEvents counted;
  private final AgentFigures figures;

  ChatConsumer(CountedEvents counted, AgentFigures figures) {
    this.counted = counted;
    this.figures = figures;
  }

  @EventListener(group = "figures", skipErasedUsers = true)
  void on(List<Received<ChatEvent>> batch) {
    Set<RecordPosition> repetitions = counted.repetitions(batch);
    figures.count(
        batch.stream()
            .filter(received -> !repetitions.contains(RecordPosition.of(received)))
            .toList());
  }
}
