package com.onelastai.tracking.projection;

import com.onelastai.events.tracking.TrackingEvent;
import com.onelastai.starter.erasure.UserDataEraser;
import com.onelastai.starter.messaging.EventBatchReader.Received;
import com.onelastai.tracking.erasure.ErasedUsers;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Events of users who were erased before they came. */
@Component
class LateEvents {

  private final ErasedUsers erased;
  private final UserDataEraser eraser;
  private final Counter dropped;

  LateEvents(ErasedUsers erased, UserDataEraser eraser, MeterRegistry meters) {
    this.erased = erased;
    this.eraser = eraser;
    this.dropped = meters.counter("tracking.events.dropped", "reason", "user_erased");
  }

  /** Has the others stored; who is erased while they are is erased again. */
  void keepOut(List<Received<TrackingEvent>> batch, Consumer<List<Received<TrackingEvent>>> store) {
    Set<String> users = new HashSet<>();
    for (Received<TrackingEvent> received : batch) {
      String userId = received.envelope().event().actor().userId();
      if (userId != null) {
        users.add(userId);
      }
    }
    Set<String> gone = erasedAmong(users);
    List<Received<TrackingEvent>> others = gone.isEmpty() ? batch : without(gone, batch);
    dropped.increment(batch.size() - others.size());
    store.accept(others);
    users.removeAll(gone);
    for (String userId : erasedAmong(users)) {
      MongoFaults.translate(() -> {
        eraser.erase(userId);
        return userId;
      });
    }
  }

  private Set<String> erasedAmong(Set<String> users) {
    return MongoFaults.translate(() -> erased.among(users));
  }

  private static List<Received<TrackingEvent>> without(
      Set<String> gone, List<Received<TrackingEvent>> batch) {
    return batch.stream()
        .filter(received -> !gone.contains(received.envelope().event().actor().userId()))
        .toList();
  }
}
