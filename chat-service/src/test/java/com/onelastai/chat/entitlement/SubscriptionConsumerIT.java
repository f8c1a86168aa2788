package com.onelastai.chat.entitlement;

import static com.onelastai.chat.test.Subscriptions.publish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import com.onelastai.chat.test.ChatServiceIT;
import com.onelastai.chat.test.Subscriptions;
import com.onelastai.events.billing.OfSubscription;
import com.onelastai.events.billing.PaymentReminderDue;
import com.onelastai.events.billing.Subscription;
import com.onelastai.events.billing.SubscriptionActivated;
import com.onelastai.events.billing.SubscriptionCanceled;
import com.onelastai.events.billing.SubscriptionChanged;
import com.onelastai.events.billing.SubscriptionExpired;
import com.onelastai.events.billing.SubscriptionPastDue;
import com.onelastai.events.billing.SubscriptionRenewed;
import com.onelastai.starter.erasure.UserEraser;
import com.onelastai.starter.messaging.ErasedUserFilter;
import com.onelastai.starter.messaging.EventPublisher;
import com.onelastai.starter.retention.Purge;
import com.onelastai.starter.test.Deliveries;
import com.onelastai.starter.time.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

@ChatServiceIT
class SubscriptionConsumerIT {

  private static final Duration SOON = Duration.ofSeconds(30);

  private final SubscriptionConsumer consumer;
  private final Entitlements entitlements;
  private final EventPublisher publisher;
  private final UserEraser eraser;
  private final ErasedUserFilter erasedUsers;
  private final Purge purge;
  private final MongoOperations mongo;
  private final SettableClock clock;

  private final String user = "user-" + UUID.randomUUID();
  private final Instant now;

  @Autowired
  SubscriptionConsumerIT(
      SubscriptionConsumer consumer,
      Entitlements entitlements,
      EventPublisher publisher,
      UserEraser eraser,
      ErasedUserFilter erasedUsers,
      Purge purge,
      MongoOperations mongo,
      SettableClock clock) {
    this.consumer = consumer;
    this.entitlements = entitlements;
    this.publisher = publisher;
    this.eraser = eraser;
    this.erasedUsers = erasedUsers;
    this.purge = purge;
    this.mongo = mongo;
    this.clock = clock;
    this.now = clock.instant();
  }

  @AfterEach
  void resetClock() {
    clock.setOffset(Duration.ZERO);
  }

  @Test
  void everyEventOfASubscriptionIsRead() {
    List<OfSubscription> told =
        List.of(
            new SubscriptionActivated(revision(1), true),
            new SubscriptionRenewed(revision(2)),
            new SubscriptionChanged(revision(3), false),
            new SubscriptionPastDue(revision(4)),
            new PaymentReminderDue(revision(5), 1),
            new SubscriptionCanceled(revision(6)),
            new SubscriptionExpired(revision(7)));
    for (OfSubscription event : told) {
      publish(publisher, now, event);
      await()
          .atMost(SOON)
          .untilAsserted(() ->
              assertThat(entitlements.of(user).until("ben-sega"))
                  .isEqualTo(event.subscription().accessUntil()));
    }
  }

  @Test
  void sameStateComesOfWhateverOrderAndHoweverOften() {
    List<Deliveries<OfSubscription>> batches = new ArrayList<>();
    for (int revision = 1; revision <= 8; revision++) {
      for (String id : List.of("a", "b", "c", "d")) {
        Subscription told = subscription(id + user, revision, now.plusSeconds(100 - revision));
        batches.add(new Deliveries<OfSubscription>().add(now, new SubscriptionRenewed(told)));
      }
    }
    batches.addAll(List.copyOf(batches));
    Collections.shuffle(batches, new Random(7));

    batches.forEach(batch -> consumer.on(batch.events()));

    assertThat(entitlements.of(user).subscriptions())
        .hasSize(4)
        .allSatisfy(subscription -> {
          assertThat(subscription.revision()).isEqualTo(8);
          assertThat(subscription.accessUntil()).isEqualTo(now.plusSeconds(92));
        });
  }

  @Test
  void whatIsToldOfAUserAtOnceAllStands() {
    for (int round = 0; round < 20; round++) {
      String userId = user + "-" + round;
      List<Runnable> atOnce = new ArrayList<>();
      for (String id : List.of("a", "b", "c", "d", "e", "f")) {
        Subscription told = Subscriptions.of(userId, id + userId, 1, null, now.plusSeconds(60));
        atOnce.add(() -> tell(told));
      }
      try (ExecutorService instances = Executors.newFixedThreadPool(atOnce.size())) {
        atOnce.forEach(instances::execute);
      }

      assertThat(entitlements.of(userId).subscriptions()).hasSize(6);
    }
  }

  @Test
  void batchOfManyUsersIsStoredWhole() {
    Deliveries<OfSubscription> batch = new Deliveries<>();
    List<String> users = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      String userId = user + "-" + i;
      users.add(userId);
      batch.add(
          now,
          new SubscriptionActivated(
              Subscriptions.of(userId, "sub_" + userId, 1, null, now.plusSeconds(i)), false));
    }
    consumer.on(batch.events());
    consumer.on(batch.events());

    for (int i = 0; i < 50; i++) {
      assertThat(entitlements.of(users.get(i)).until("any")).isEqualTo(now.plusSeconds(i));
    }
  }

  @Test
  void nothingIsStoredOfWhoWasErased() {
    tell(revision(1));
    eraser.erase(user);
    assertThat(stored()).isZero();

    tell(revision(2));

    assertThat(stored()).isZero();
  }

  @Test
  void whatIsOverIsKeptForAWhileAndThenRemoved() {
    Instant end = now.plus(Duration.ofDays(1));
    tell(subscription("sub_" + user, 1, end));

    clock.setOffset(Duration.ofDays(90));
    purge.run();
    assertThat(entitlements.of(user).until("ben-sega")).isEqualTo(end);

    clock.setOffset(Duration.ofDays(92));
    purge.run();
    assertThat(stored()).isZero();
  }

  private void tell(Subscription subscription) {
    erasedUsers.filter(
        new Deliveries<OfSubscription>().add(now, new SubscriptionRenewed(subscription)).events(),
        consumer::on);
  }

  private Subscription revision(long revision) {
    return subscription("sub_" + user, revision, now.plusSeconds(1_000 - revision));
  }

  private Subscription subscription(String id, long revision, Instant accessUntil) {
    return Subscriptions.of(user, id, revision, List.of("ben-sega"), accessUntil);
  }

  private long stored() {
    return mongo.getCollection(Entitlements.COLLECTION).countDocuments(Filters.eq(user));
  }
}
