package com.onelastai.chat.entitlement;

import static com.onelastai.chat.test.Subscriptions.publish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import com.onelastai.chat.entitlement.Entitlements.SubscriptionConsumer;
import com.onelastai.chat.test.ServiceTest;
import com.onelastai.chat.test.Subscriptions;
import com.onelastai.events.EventTopic;
import com.onelastai.events.billing.SubscriptionSnapshot;
import com.onelastai.events.billing.SubscriptionUpdated;
import com.onelastai.events.billing.SubscriptionUpdated.Cause;
import com.onelastai.starter.erasure.UserEraser;
import com.onelastai.starter.messaging.ErasedUserFilter;
import com.onelastai.starter.retention.Purge;
import com.onelastai.starter.test.Deliveries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SubscriptionConsumerIT extends ServiceTest {

  @Autowired SubscriptionConsumer consumer;
  @Autowired Entitlements entitlements;
  @Autowired UserEraser eraser;
  @Autowired ErasedUserFilter erasedUsers;
  @Autowired Purge purge;

  private Instant now;

  @BeforeEach
  void readClock() {
    now = clock.instant();
  }

  @Test
  void updateIsAppliedForEveryCause() {
    for (Cause cause : Cause.values()) {
      SubscriptionUpdated event = new SubscriptionUpdated(revision(1 + cause.ordinal()), cause);
      publish(publisher, now, event);
      await()
          .untilAsserted(() ->
              assertThat(entitlements.of(userId).until("ben-sega"))
                  .isEqualTo(event.subscription().accessUntil()));
    }
  }

  @Test
  void stateIsIndependentOfOrderAndRedelivery() {
    List<Deliveries<SubscriptionUpdated>> batches = new ArrayList<>();
    for (int revision = 1; revision <= 8; revision++) {
      for (String id : List.of("a", "b", "c", "d")) {
        SubscriptionSnapshot snapshot =
            subscription(id + userId, revision, now.plusSeconds(100 - revision));
        batches.add(new Deliveries<SubscriptionUpdated>().add(now, renewed(snapshot)));
      }
    }
    batches.addAll(List.copyOf(batches));
    Collections.shuffle(batches, new Random(7));

    batches.forEach(batch -> consumer.on(batch.events()));

    assertThat(entitlements.of(userId).subscriptions())
        .hasSize(4)
        .extracting("revision", "accessUntil")
        .containsOnly(tuple(8L, now.plusSeconds(92)));
  }

  @Test
  void concurrentUpdatesOfAUserAreAllStored() {
    for (int round = 0; round < 20; round++) {
      String other = userId + "-" + round;
      List<Runnable> atOnce = new ArrayList<>();
      for (String id : List.of("a", "b", "c", "d", "e", "f")) {
        SubscriptionSnapshot snapshot =
            Subscriptions.of(other, id + other, 1, null, now.plusSeconds(60));
        atOnce.add(() -> apply(snapshot));
      }
      try (ExecutorService instances = Executors.newFixedThreadPool(atOnce.size())) {
        atOnce.forEach(instances::execute);
      }

      assertThat(entitlements.of(other).subscriptions()).hasSize(6);
    }
  }

  @Test
  void batchOfManyUsersIsStored() {
    Deliveries<SubscriptionUpdated> batch = new Deliveries<>();
    for (int i = 0; i < 50; i++) {
      String other = userId + "-" + i;
      batch.add(now, renewed(Subscriptions.of(other, "sub_" + other, 1, null, now.plusSeconds(i))));
    }
    consumer.on(batch.events());
    consumer.on(batch.events());

    for (int i = 0; i < 50; i++) {
      assertThat(entitlements.of(userId + "-" + i).until("any")).isEqualTo(now.plusSeconds(i));
    }
  }

  @Test
  void nothingIsStoredForErasedUsers() {
    apply(revision(1));
    eraser.erase(userId);
    assertThat(stored()).isZero();

    apply(revision(2));

    assertThat(stored()).isZero();
  }

  @Test
  void endedSubscriptionExpires() {
    Instant end = now.plus(Duration.ofDays(1));
    apply(subscription("sub_" + userId, 1, end));

    clock.setOffset(EventTopic.longestLife());
    purge.run();
    assertThat(entitlements.of(userId).until("ben-sega")).isEqualTo(end);

    clock.setOffset(EventTopic.longestLife().plusDays(2));
    purge.run();
    assertThat(stored()).isZero();
  }

  private void apply(SubscriptionSnapshot subscription) {
    erasedUsers.filter(
        new Deliveries<SubscriptionUpdated>().add(now, renewed(subscription)).events(),
        consumer::on);
  }

  private static SubscriptionUpdated renewed(SubscriptionSnapshot subscription) {
    return new SubscriptionUpdated(subscription, Cause.RENEWED);
  }

  private SubscriptionSnapshot revision(long revision) {
    return subscription("sub_" + userId, revision, now.plusSeconds(1_000 - revision));
  }

  private SubscriptionSnapshot subscription(String id, long revision, Instant accessUntil) {
    return Subscriptions.of(userId, id, revision, List.of("ben-sega"), accessUntil);
  }

  private long stored() {
    return mongo.getCollection(Entitlements.COLLECTION).countDocuments(Filters.eq(userId));
  }
}
