package com.onelastai.auth.preferences;

import com.onelastai.events.chat.ConversationStarted;
import com.onelastai.starter.messaging.EventListener;
import com.onelastai.starter.messaging.Received;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Notes which agents users begin to talk to. */
@Component
class ConversationConsumer {

  private final RecentAgents recent;

  ConversationConsumer(RecentAgents recent) {
    this.recent = recent;
  }

  @EventListener(group = "recent-agents")
  void on(List<Received<ConversationStarted>> batch) {
    Map<String, List<RecentAgent>> talks = new LinkedHashMap<>();
    for (Received<ConversationStarted> received : batch) {
      ConversationStarted started = received.event();
      if (started.userId() != null) {
        talks
            .computeIfAbsent(started.userId(), _ -> new ArrayList<>())
            .add(new RecentAgent(started.agentId(), received.envelope().time()));
      }
    }
    talks.forEach(recent::add);
  }
}
