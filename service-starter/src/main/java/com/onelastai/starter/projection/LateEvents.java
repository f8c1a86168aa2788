package com.onelastai.starter.projection;

import com.onelastai.events.DomainEvent;
import com.onelastai.starter.erasure.ErasedUsers;
import com.onelastai.starter.erasure.UserDataEraser;
import com.onelastai.starter.messaging.EventBatchReader.Received;
import io.micrometer.core.instrument.Counter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Events of users who were erased before they came. */
public final class LateEvents {

  private final ErasedUsers erased;
  private final UserDataEraser eraser;
  private final Counter dropped;

  /**
   * @param dropped counts those that were
   */
  public LateEvents(ErasedUsers erased, UserDataEraser eraser, Counter dropped) {
    this.erased = erased;
    this.eraser = eraser;
    this.dropped = dropped;
  }

  /** Has the others stored; who is erased while they are is erased again. */
  public <E extends DomainEvent> void keepOut(
      List<Received<E>> batch,
      Function<E, @Nullable String> userOf,
      Consumer<List<Received<E>>> store) {
    Set<String> users = new HashSet<>();
    for (Received<E> received : batch) {
      String userId = userOf.apply(received.envelope().event());
      if (userId != null) {
        users.add(userId);
      }
    }
    Set<String> gone = erasedAmong(users);
    List<Received<E>> others =
        gone.isEmpty()
            ? batch
            : batch.stream()
                .filter(received -> !gone.contains(userOf.apply(received.envelope().event())))
                .toList();
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
}
