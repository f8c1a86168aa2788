package com.onelastai.community.redemption;

import static com.onelastai.starter.test.Api.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.community.reward.Accounts;
import com.onelastai.community.reward.RewardAccount;
import com.onelastai.community.test.ServiceTest;
import com.onelastai.events.EventEnvelope;
import com.onelastai.events.billing.RedemptionSettled;
import com.onelastai.events.identity.LoggedIn;
import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

class RedemptionIT extends ServiceTest {

  private static final String REDEMPTIONS = "/api/gamification/redemptions";
  private static final int PRICE = 500;

  @Autowired Redemptions redemptions;
  @Autowired Accounts accounts;

  @BeforeEach
  void earn() {
    publisher.publish(
        List.of(
            new EventEnvelope<>(
                "l-" + userId, clock.instant(), new LoggedIn(userId, clock.instant()))));
    await().untilAsserted(() -> assertThat(points()).isEqualTo(5));
    mongo.updateFirst(
        byId(userId), Update.update("points", 3 * PRICE + PRICE / 2), RewardAccount.class);
  }

  @Test
  void manyAtOnceGetNoMoreThanThePointsPayFor() throws InterruptedException {
    var statuses = new ConcurrentLinkedQueue<Integer>();
    List<Thread> buyers =
        IntStream.range(0, 50)
            .mapToObj(
                n -> Thread.ofVirtual().start(() -> statuses.add(redeem("buyer-" + n).status())))
            .toList();
    for (Thread buyer : buyers) {
      buyer.join();
    }
    assertThat(statuses).filteredOn(status -> status == 202).hasSize(3);
    assertThat(statuses).filteredOn(status -> status == 409).hasSize(47);
    assertThat(points()).isEqualTo(PRICE / 2);
    assertThat(redemptions.of(userId)).hasSize(3);
  }

  @Test
  void sameRequestPaysOnceAndTellsBillingOnce() {
    String first = redeem("once").is(202).body().get("id").asString();
    assertThat(redeem("once").is(202).body().get("id").asString()).isEqualTo(first);
    assertThat(points()).isEqualTo(2 * PRICE + PRICE / 2);
    await().untilAsserted(() -> assertThat(told(first)).hasSize(1));
    assertThat(told(first).getFirst()).contains("\"percentOff\":10", "\"days\":30", userId);
    redeem("once", "coupon-25").is(409, "redemption_exists");
  }

  @Test
  void refusalGivesThePointsBackOnce() {
    String id = redeem("refused").is(202).body().get("id").asString();
    settle(new RedemptionSettled(id, userId, false, "agent_unknown"));
    settle(new RedemptionSettled(id, userId, false, "agent_unknown"));
    settle(new RedemptionSettled(id, userId, true, null));
    settledUpTo();
    assertThat(points()).isEqualTo(3 * PRICE + PRICE / 2);
    Answer list = api.get(person, REDEMPTIONS).is(200);
    assertThat(items(list, "status")).containsExactly("refused");
    assertThat(items(list, "reason")).containsExactly("agent_unknown");
  }

  @Test
  void refusalAfterTheGrantGivesNothingBack() {
    String id = redeem("granted").is(202).body().get("id").asString();
    settle(new RedemptionSettled(id, userId, true, null));
    settle(new RedemptionSettled(id, userId, false, "late"));
    settledUpTo();
    assertThat(items(api.get(person, REDEMPTIONS), "status")).containsExactly("granted");
    assertThat(points()).isEqualTo(2 * PRICE + PRICE / 2);
  }

  @Test
  void billingIsToldAgainAfterAnHourUnlessItHasAnswered() {
    String open = redeem("open").is(202).body().get("id").asString();
    String done = redeem("done").is(202).body().get("id").asString();
    redemptions.on(new RedemptionSettled(done, userId, true, null));
    redemptions.announceAgain();
    // An hour later, what is still on its way would be sent again.
    Query sent = byId(userId).addCriteria(where("outbox.0").exists(false));
    await().until(() -> mongo.exists(sent, "rewardscenters"));
    clock.setOffset(Duration.ofMinutes(61));
    redemptions.announceAgain();
    redemptions.announceAgain();
    await().untilAsserted(() -> assertThat(told(open)).hasSize(2));
    assertThat(told(done)).hasSize(1);
  }

  @Test
  void listHasPages() {
    for (String id : List.of("aaaa", "bbbb", "cccc")) {
      redeem(id).is(202);
    }
    assertThat(pages(person, REDEMPTIONS + "?size=2")).hasSize(2);
    assertThat(
            pages(person, REDEMPTIONS + "?size=2").stream()
                .flatMap(page -> items(page, "id").stream()))
        .doesNotHaveDuplicates()
        .hasSize(3);
  }

  @Test
  void requestIsChecked() {
    redeem("unknown", "a-car").is(404, "not_found");
    isInvalid(redeem("no id"), "clientId");
    api.post(NOBODY, "/api/gamification/redeem", Map.of("rewardId", "x", "clientId", "abcd"))
        .is(401);
  }

  private void settle(RedemptionSettled settled) {
    publisher.publish(
        List.of(new EventEnvelope<>(UUID.randomUUID().toString(), clock.instant(), settled)));
  }

  /** Events of one partition are handled in order: one of another redemption comes last. */
  private void settledUpTo() {
    await()
        .untilAsserted(() -> assertThat(redemptions.of(userId).getFirst().settledAt()).isNotNull());
    redemptions
        .of(userId)
        .forEach(one -> {
          redemptions.on(new RedemptionSettled(one.id(), userId, false, "again"));
          redemptions.on(new RedemptionSettled(one.id(), userId, false, "again"));
        });
  }

  private long points() {
    return accounts.find(userId).points();
  }

  private List<String> told(String id) {
    return Topic.read("community.v1", id);
  }

  private Answer redeem(String clientId) {
    return redeem(clientId, "coupon-10");
  }

  private Answer redeem(String clientId, String rewardId) {
    return api.post(
        person, "/api/gamification/redeem", Map.of("rewardId", rewardId, "clientId", clientId));
  }
}
