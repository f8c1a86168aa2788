package com.onelastai.starter.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onelastai.events.DomainEvent;
import com.onelastai.events.EventEnvelope;
import com.onelastai.events.EventTopic;
import com.onelastai.events.identity.SessionEnded;
import com.onelastai.events.identity.UserErased;
import com.onelastai.events.tracking.Actor;
import com.onelastai.events.tracking.PageLeft;
import com.onelastai.starter.progress.ProgressWatch;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.kafka.listener.BatchListenerFailedException;
import tools.jackson.databind.json.JsonMapper;

class EventListenersTest {

  private final EventCodec codec = new EventCodec(JsonMapper.shared(), "test");

  /** Listeners that are found and never started. */
  static EventListeners listeners(String application, Object... beans) {
    EventListeners listeners =
        new EventListeners(
            application,
            _ -> {
              throw new UnsupportedOperationException();
            });
    for (Object bean : beans) {
      listeners.postProcessAfterInitialization(bean, "bean");
    }
    return listeners;
  }

  @Test
  void twoBeansInOneGroupAreRefused() {
    assertThatIllegalStateException()
        .isThrownBy(() -> listeners("test", new Accounts(), new Accounts()))
        .withMessageContaining("test-accounts of another bean");
  }

  @Test
  void topicsAndDeadLettersFollowFromTheEvents() {
    EventGroup group = group(new Accounts());
    assertThat(group.topics()).containsExactly(EventTopic.IDENTITY);
    assertThat(EventTopic.IDENTITY.deadLetters(group.id()))
        .isEqualTo("identity.v1.test-accounts.dlt");
  }

  @Test
  void eventIsHandledByTheMethodOfItsType() {
    Accounts accounts = new Accounts();
    consumer(accounts).on(records(new SessionEnded("ada", "s"), new UserErased("ada")));
    assertThat(accounts.seen).containsExactly("signed in ada", "erased ada e-1");
  }

  @Test
  void methodThatTakesNoEventIsRefused() {
    assertThatIllegalStateException()
        .isThrownBy(() -> group(new Wrong()))
        .withMessageContaining("neither an event nor a sealed family");
  }

  @Test
  void poisonAmongThousandsIsFoundInFewPasses() {
    Pages pages = new Pages();
    EventConsumer consumer = consumer(pages);
    DomainEvent[] events = new DomainEvent[4_000];
    for (int i = 0; i < events.length; i++) {
      events[i] = left(i == 2_777 ? "poison" : "p" + i);
    }
    List<ConsumerRecord<String, byte[]>> records = records(events);

    assertThatThrownBy(() -> consumer.on(records))
        .isInstanceOfSatisfying(
            BatchListenerFailedException.class,
            failed -> assertThat(failed.getRecord()).isSameAs(records.get(2_777)));
    assertThat(pages.calls).isLessThan(30);
    assertThat(pages.handled).as("those before it are done, in order").hasSize(2_777);
  }

  @Test
  void retriedRecordIsHandledByItsGroupAlone() {
    Accounts accounts = new Accounts();
    List<ConsumerRecord<String, byte[]>> records =
        records(new SessionEnded("other", "s"), new SessionEnded("own", "s"));
    records.get(0).headers().add(DeadLetterHeaders.RETRY_GROUP, "other-group".getBytes());
    records.get(1).headers().add(DeadLetterHeaders.RETRY_GROUP, "test-accounts".getBytes());
    consumer(accounts).on(records);
    assertThat(accounts.seen).containsExactly("signed in own");
  }

  @Test
  void handlerThatHangsFailsLivenessUntilItReturns() {
    AtomicLong nanos = new AtomicLong();
    ProgressWatch progress = new ProgressWatch(Duration.ofMinutes(5), nanos::get);
    Slow slow =
        new Slow(() -> {
          assertThat(status(progress)).isEqualTo(Status.UP);
          nanos.addAndGet(Duration.ofMinutes(6).toNanos());
          assertThat(status(progress)).isEqualTo(Status.DOWN);
        });
    consumer(slow, progress).on(records(new UserErased("ada")));
    assertThat(slow.calls).isEqualTo(1);
    assertThat(status(progress)).isEqualTo(Status.UP);
  }

  private static @Nullable Status status(ProgressWatch progress) {
    Health health = progress.health();
    return health == null ? null : health.getStatus();
  }

  private static EventGroup group(Object bean) {
    return listeners("test", bean).groups().iterator().next();
  }

  private EventConsumer consumer(Object bean) {
    return consumer(bean, new ProgressWatch(Duration.ofMinutes(5), System::nanoTime));
  }

  private EventConsumer consumer(Object bean, ProgressWatch progress) {
    EventContext context = new EventContext(Tracer.NOOP, Propagator.NOOP);
    return new EventConsumer(
        group(bean), codec, context, null, progress, new SimpleMeterRegistry(), Clock.systemUTC());
  }

  private List<ConsumerRecord<String, byte[]>> records(DomainEvent... events) {
    List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    for (DomainEvent event : events) {
      ProducerRecord<String, byte[]> sent =
          codec.encode(new EventEnvelope<>("e-" + records.size(), Instant.EPOCH, event));
      ConsumerRecord<String, byte[]> record =
          new ConsumerRecord<>(sent.topic(), 0, records.size(), sent.key(), sent.value());
      sent.headers().forEach(record.headers()::add);
      records.add(record);
    }
    return records;
  }

  private static PageLeft left(String page) {
    return new PageLeft(new Actor("v", "s", null, null, null, null), page, 1.0, null);
  }

  static class Accounts {

    final List<String> seen = new ArrayList<>();

    @EventListener(group = "accounts")
    void on(SessionEnded event) {
      seen.add("signed in " + event.userId());
    }

    @EventListener(group = "accounts")
    void on(UserErased event, EventMetadata metadata) {
      seen.add("erased " + event.userId() + " " + metadata.id());
    }
  }

  static class Pages {

    final List<String> handled = new ArrayList<>();
    int calls;

    @EventListener(group = "pages", bulk = true)
    void on(List<Received<PageLeft>> batch) {
      calls++;
      if (batch.stream().anyMatch(it -> it.event().pageviewId().equals("poison"))) {
        throw new IllegalArgumentException("poison");
      }
      batch.forEach(it -> handled.add(it.event().pageviewId()));
    }
  }

  static class Slow {

    private final Runnable work;
    int calls;

    Slow(Runnable work) {
      this.work = work;
    }

    @EventListener(group = "slow")
    void on(UserErased event) {
      calls++;
      work.run();
    }
  }

  static class Wrong {

    @EventListener(group = "wrong")
    void on(String event) {
      throw new UnsupportedOperationException(event);
    }
  }
}
