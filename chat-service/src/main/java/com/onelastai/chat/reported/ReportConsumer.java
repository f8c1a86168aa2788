package com.onelastai.chat.reported;

import com.onelastai.chat.analytics.ReportedFigures;
import com.onelastai.events.tracking.ChatFeedbackReported;
import com.onelastai.events.tracking.ChatReported;
import com.onelastai.events.tracking.TrackingEvent;
import com.onelastai.starter.messaging.EventListener;
import com.onelastai.starter.messaging.Received;
import java.util.List;
import org.springframework.stereotype.Component;

/** Stores and counts the chats that pages report. */
@Component
class ReportConsumer {

  private final ReportedChats chats;
  private final ReportedFigures figures;

  ReportConsumer(ReportedChats chats, ReportedFigures figures) {
    this.chats = chats;
    this.figures = figures;
  }

  @EventListener(
      group = "reports",
      groupId = "chat-service",
      types = {ChatReported.class, ChatFeedbackReported.class},
      skipErasedUsers = true)
  void on(List<Received<TrackingEvent>> batch) {
    List<Received<TrackingEvent>> known =
        batch.stream().filter(report -> !report.event().actor().anonymous()).toList();
    figures.count(chats.store(known));
    for (Received<TrackingEvent> received : known) {
      if (received.event() instanceof ChatFeedbackReported feedback) {
        chats.rate(received.envelope().time(), feedback);
      }
    }
  }
}
