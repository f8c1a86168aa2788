package com.onelastai.billing.reward;

import static com.onelastai.billing.test.Answers.assertHas;
import static com.onelastai.starter.test.Api.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.billing.test.BillingServiceIT;
import com.onelastai.billing.test.Buyer;
import com.onelastai.events.EventEnvelope;
import com.onelastai.events.community.RewardRedeemed;
import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import com.onelastai.starter.test.Topic;
import com.onelastai.starter.test.WholeServiceTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.query.Query;
import tools.jackson.databind.JsonNode;

@BillingServiceIT
class GrantsIT extends WholeServiceTest {

  private static final String API = "/api/billing/rewards";

  @Autowired Grants grants;
  @Autowired Buyer.Market market;

  private final String agent = "agent-" + UUID.randomUUID();
  private final String id = "r-" + UUID.randomUUID();

  @Test
  void couponIsForTheUserAlone() {
    publish(coupon());
    await().untilAsserted(() -> assertThat(settled()).hasSize(1));
    assertThat(settled().getFirst()).contains("\"granted\":true").doesNotContain("POINTS-");
    JsonNode grant = only();
    String code = grant.get("couponCode").asString();
    assertHas(apply(person, code).is(200), "{discount: 290}");
    apply(Person.user(), code).is(404, "coupon_unknown");
    clock.setOffset(Duration.ofDays(31));
    apply(person, code).is(409, "coupon_expired");
  }

  @Test
  void redemptionThatIsToldManyTimesIsGrantedOnceAndAnsweredEachTime() throws InterruptedException {
    List<Thread> tellers =
        IntStream.range(0, 8)
            .mapToObj(_ -> Thread.ofVirtual().start(() -> grants.on(coupon())))
            .toList();
    for (Thread teller : tellers) {
      teller.join();
    }
    String code = only().get("couponCode").asString();
    grants.on(coupon());
    assertThat(only().get("couponCode").asString()).isEqualTo(code);
    assertThat(ownCoupons()).isEqualTo(1);
    await().untilAsserted(() -> assertThat(settled()).hasSize(9));
    assertThat(settled()).allSatisfy(answer -> assertThat(answer).contains("\"granted\":true"));
  }

  @Test
  void agentIsOpenForItsDays() {
    market.agent(agent, true);
    access(false, "not_subscribed");
    grants.on(agent(agent));
    grants.on(agent(agent));
    access(true, "granted");
    await()
        .untilAsserted(() ->
            assertThat(published())
                .filteredOn(event -> event.contains("subscription-updated"))
                .singleElement()
                .asString()
                .contains("\"price\":0", agent, "ACTIVATED"));
    clock.setOffset(Duration.ofDays(7));
    access(false, "not_subscribed");
  }

  @Test
  void unknownAgentIsRefusedAndStaysRefused() {
    grants.on(agent(agent));
    market.agent(agent, true);
    grants.on(agent(agent));
    await().untilAsserted(() -> assertThat(settled()).hasSize(2));
    assertThat(settled())
        .allSatisfy(answer -> assertThat(answer).contains("\"granted\":false", "agent_unknown"));
    access(false, "not_subscribed");
    assertHas(api.get(person, API).is(200), "{items: [{granted: false, reason: 'agent_unknown'}]}");
  }

  @Test
  void agentThatCostsNothingIsRefused() {
    market.agent(agent, false);
    grants.on(agent(agent));
    assertThat(only().get("reason").asString()).isEqualTo("agent_free");
  }

  @Test
  void erasureTakesTheCouponToo() {
    grants.on(coupon());
    grants.erase(userId);
    assertThat(api.get(person, API).is(200).body().get("items").size()).isZero();
    assertThat(ownCoupons()).isZero();
  }

  @Test
  void everyoneSeesTheirOwn() {
    grants.on(coupon());
    api.get(NOBODY, API).is(401);
    assertThat(api.get(Person.user(), API).is(200).body().get("items").size()).isZero();
  }

  private long ownCoupons() {
    return mongo.count(new Query(where("owner").is(userId)), "coupons");
  }

  private RewardRedeemed coupon() {
    return redeemed(10, null, 30);
  }

  private RewardRedeemed agent(String agentId) {
    return redeemed(null, agentId, 7);
  }

  private RewardRedeemed redeemed(
      @Nullable Integer percentOff, @Nullable String agentId, int days) {
    return new RewardRedeemed(id, userId, percentOff, agentId, days);
  }

  private void publish(RewardRedeemed redeemed) {
    publisher.publish(
        List.of(new EventEnvelope<>(UUID.randomUUID().toString(), clock.instant(), redeemed)));
  }

  private JsonNode only() {
    JsonNode items = api.get(person, API).is(200).body().get("items");
    assertThat(items.size()).isEqualTo(1);
    return items.get(0);
  }

  private Answer apply(Person person, String code) {
    return api.post(person, "/api/coupons/apply", Map.of("code", code, "planId", "pro"));
  }

  private void access(boolean allowed, String reason) {
    assertHas(
        api.get(person, "/api/agent-subscriptions/check/" + agent).is(200),
        "{allowed: %s, reason: '%s'}".formatted(allowed, reason));
  }

  private List<String> published() {
    return Topic.read("billing.v1", id);
  }

  private List<String> settled() {
    return published().stream().filter(event -> event.contains("redemption-settled")).toList();
  }
}
