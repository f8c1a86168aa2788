package com.onelastai.auth.userevent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;

import com.onelastai.events.tracking.Actor;
import com.onelastai.starter.messaging.EventPublisher;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class UserEventsTest {

  private final EventPublisher publisher = mock();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final UserEvents events = new UserEvents(publisher, Clock.systemUTC(), meters);
  private final Actor actor = new Actor("v-1", "s-1", null, null, null, null);

  @Test
  void droppedEventsAreCounted() throws InterruptedException {
    CountDownLatch broker = new CountDownLatch(1);
    CountDownLatch blocked = new CountDownLatch(1);
    doAnswer(
            call -> {
              blocked.countDown();
              broker.await();
              return null;
            })
        .when(publisher)
        .publish(any());
    events.track(actor, "u-1", "login", true);
    blocked.await();

    for (int i = 0; i < 1_003; i++) {
      events.track(actor, "u-1", "login", true);
    }

    assertThat(dropped()).isEqualTo(3);
    broker.countDown();
    events.close();
  }

  @Test
  void eventThatCannotBePublishedIsCounted() {
    doThrow(new IllegalStateException("away")).when(publisher).publish(any());

    events.track(actor, "u-1", "login", true);

    await().until(() -> dropped() == 1);
  }

  private double dropped() {
    return meters.get("auth.user.events.dropped").counter().count();
  }
}
