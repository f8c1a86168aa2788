package com.onelastai.billing.reward;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.billing.agent.Agent;
import com.onelastai.billing.agent.AgentReadModel;
import com.onelastai.billing.coupon.PersonalCoupons;
import com.onelastai.events.DomainEvent;
import com.onelastai.events.billing.RedemptionSettled;
import com.onelastai.events.billing.SubscriptionSnapshot;
import com.onelastai.events.billing.SubscriptionUpdated;
import com.onelastai.events.community.RewardRedeemed;
import com.onelastai.starter.erasure.UserDataHolder;
import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.listing.NewestFirst;
import com.onelastai.starter.messaging.EventListener;
import com.onelastai.starter.outbox.OutboxTemplate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Service;

/** The collection {@code rewardgrants}. */
@Service
public class Grants implements UserDataHolder {

  private static final String PLAN = "agent";
  private static final NewestFirst<Grant> NEWEST_FIRST =
      new NewestFirst<>(
          "rewardgrants", Grant.class, "userId", "createdAt", Grant::createdAt, Grant::id);

  private final MongoOperations mongo;
  private final OutboxTemplate outbox;
  private final AgentReadModel agents;
  private final PersonalCoupons coupons;
  private final Clock clock;

  Grants(
      MongoOperations mongo,
      OutboxTemplate outbox,
      AgentReadModel agents,
      PersonalCoupons coupons,
      Clock clock) {
    this.mongo = mongo;
    this.outbox = outbox;
    this.agents = agents;
    this.coupons = coupons;
    this.clock = clock;
    outbox.register(Grant.class);
  }

  /** Decides once, and answers each time that it is told. */
  @EventListener(group = "rewards", skipErasedUsers = true)
  void on(RewardRedeemed redeemed) {
    Grant grant = decided(redeemed);
    if (grant.code() != null && grant.percentOff() != null) {
      coupons.ensure(
          grant.code(), grant.userId(), grant.percentOff(), grant.createdAt(), grant.until());
    }
    // The grant stands before, so that a crash in between leaves no coupon without it.
    outbox.update(byId(grant.id()), Update.update("answered", true), Grant.class, events(grant));
  }

  private Grant decided(RewardRedeemed redeemed) {
    Grant known = mongo.findById(redeemed.redemptionId(), Grant.class);
    if (known != null) {
      return known;
    }
    Grant decision = decide(redeemed);
    try {
      mongo.insert(decision);
      return decision;
    } catch (DuplicateKeyException decidedMeanwhile) {
      return decided(redeemed);
    }
  }

  private Grant decide(RewardRedeemed redeemed) {
    Instant now = clock.instant();
    String refusal = refusal(redeemed);
    boolean isCoupon = redeemed.percentOff() != null;
    return new Grant(
        redeemed.redemptionId(),
        redeemed.userId(),
        redeemed.percentOff(),
        isCoupon && refusal == null ? coupons.newCode() : null,
        redeemed.agentId(),
        refusal,
        false,
        now,
        now.plus(Duration.ofDays(redeemed.days())));
  }

  private @Nullable String refusal(RewardRedeemed redeemed) {
    String agentId = redeemed.agentId();
    if (agentId == null) {
      return redeemed.percentOff() == null ? "reward_unknown" : null;
    }
    Optional<Agent> agent = agents.find(agentId);
    if (agent.isEmpty()) {
      return "agent_unknown";
    }
    return agent.get().subscription() ? null : "agent_free";
  }

  private static DomainEvent[] events(Grant grant) {
    List<DomainEvent> events = new ArrayList<>();
    if (!grant.answered() && grant.refusal() == null && grant.agentId() != null) {
      events.add(
          new SubscriptionUpdated(
              snapshot(grant, grant.agentId()), SubscriptionUpdated.Cause.ACTIVATED));
    }
    events.add(
        new RedemptionSettled(
            grant.id(), grant.userId(), grant.refusal() == null, grant.refusal()));
    return events.toArray(DomainEvent[]::new);
  }

  /** Opens the agent like a subscription that costs nothing and ends by itself. */
  private static SubscriptionSnapshot snapshot(Grant grant, String agentId) {
    return new SubscriptionSnapshot(
        grant.id(),
        1,
        grant.userId(),
        PLAN,
        agentId,
        List.of(agentId),
        "daily",
        0,
        "usd",
        false,
        grant.until());
  }

  /** Until when points have opened an agent to a user; also a time in the past. */
  public Optional<Instant> opens(String userId, String agentId) {
    return newest(userId).stream()
        .filter(grant -> grant.refusal() == null && agentId.equals(grant.agentId()))
        .map(Grant::until)
        .max(Instant::compareTo);
  }

  private List<Grant> newest(String userId) {
    return mongo.find(
        new Query(where("userId").is(userId))
            .with(Sort.by(Sort.Direction.DESC, "createdAt", "_id")),
        Grant.class);
  }

  Listing<Grant> list(String userId, String address, @Nullable String after, int size) {
    return NEWEST_FIRST.read(mongo, userId, address, after, size);
  }

  @Override
  public void erase(String userId) {
    coupons.erase(userId);
    mongo.remove(new Query(where("userId").is(userId)), Grant.class);
  }

  private static Query byId(String id) {
    return new Query(where("_id").is(id));
  }
}
