package com.onelastai.community.redemption;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.community.reward.Accounts;
import com.onelastai.community.reward.RewardAccount;
import com.onelastai.community.reward.RewardAccount.Redemption;
import com.onelastai.community.reward.RewardAccount.RedemptionStatus;
import com.onelastai.community.reward.Rules;
import com.onelastai.community.reward.Rules.Reward;
import com.onelastai.events.billing.RedemptionSettled;
import com.onelastai.events.community.RewardRedeemed;
import com.onelastai.starter.job.ClusterJob;
import com.onelastai.starter.messaging.EventListener;
import com.onelastai.starter.outbox.OutboxTemplate;
import com.onelastai.starter.problem.ApiException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** Pays points for rewards, and gives them back once if billing-service refuses. */
@Service
class Redemptions {

  /** After which billing-service is told again of one that it has not answered. */
  private static final Duration PATIENCE = Duration.ofHours(1);

  private static final int BATCH = 100;
  private static final int ID_LENGTH = 32;

  private static final String LIST = "redemptions";
  private static final String THIS = LIST + ".$[this].";

  /** Spring Data stores an id so, and does not translate filters of arrays. */
  private static final String THIS_ID = "this._id";

  private final MongoOperations mongo;
  private final OutboxTemplate outbox;
  private final Accounts accounts;
  private final Rules rules;
  private final Clock clock;

  Redemptions(
      MongoOperations mongo, OutboxTemplate outbox, Accounts accounts, Rules rules, Clock clock) {
    this.mongo = mongo;
    this.outbox = outbox;
    this.accounts = accounts;
    this.rules = rules;
    this.clock = clock;
  }

  /** All of a user, the oldest first. */
  List<Redemption> of(String userId) {
    return accounts.find(userId).redemptions();
  }

  /**
   * Pays for a reward, once by the client's id.
   *
   * @throws ApiException 404; 409 {@code points_missing} or {@code redemption_exists}
   */
  Redemption redeem(String userId, String rewardId, String clientId) {
    Reward reward = rules.reward(rewardId).orElseThrow(() -> ApiException.notFound("reward"));
    String id = "r-" + DigestUtils.sha256Hex(userId + "/" + clientId).substring(0, ID_LENGTH);
    Instant now = clock.instant();
    Redemption redemption =
        new Redemption(id, reward, RedemptionStatus.PENDING, null, now, now, null);
    Query affordable =
        new Query(
            where("_id").is(userId).and("points").gte(reward.price()).and(LIST + ".id").ne(id));
    Update paid = new Update().inc("points", -reward.price()).push(LIST, redemption);
    return outbox.update(affordable, paid, RewardAccount.class, event(userId, redemption))
        ? redemption
        : paidBefore(userId, id, reward);
  }

  private Redemption paidBefore(String userId, String id, Reward reward) {
    Redemption known =
        find(userId, id)
            .orElseThrow(() -> Accounts.missing(reward.price(), accounts.find(userId).points()));
    if (!known.reward().id().equals(reward.id())) {
      throw new ApiException(
          HttpStatus.CONFLICT,
          "redemption_exists",
          "Another reward was redeemed with this clientId.");
    }
    return known;
  }

  private Optional<Redemption> find(String userId, String id) {
    return of(userId).stream().filter(one -> one.id().equals(id)).findFirst();
  }

  @EventListener(group = "redemptions", skipErasedUsers = true)
  void on(RedemptionSettled settled) {
    find(settled.userId(), settled.redemptionId())
        .ifPresent(redemption -> settle(settled, redemption.reward().price()));
  }

  /** The write matches a pending redemption alone, so that points are given back once. */
  private void settle(RedemptionSettled settled, int price) {
    Update update =
        new Update()
            .set(
                THIS + "status",
                settled.granted() ? RedemptionStatus.GRANTED : RedemptionStatus.REFUSED)
            .set(THIS + "settledAt", clock.instant())
            .unset(THIS + "announcedAt")
            .filterArray(where(THIS_ID).is(settled.redemptionId()));
    if (!settled.granted()) {
      update.set(THIS + "reason", settled.reason()).inc("points", price);
    }
    mongo.updateFirst(
        pending(settled.userId(), settled.redemptionId()), update, RewardAccount.class);
  }

  /** Tells billing-service again, which answers again. */
  @ClusterJob(name = "redemptions", every = "5m")
  void announceAgain() {
    Instant now = clock.instant();
    Query waiting = new Query(where(LIST + ".announcedAt").lt(now.minus(PATIENCE))).limit(BATCH);
    for (RewardAccount account : mongo.find(waiting, RewardAccount.class)) {
      account.redemptions().stream()
          .filter(one -> one.waitsSince(now.minus(PATIENCE)))
          .forEach(one ->
              outbox.update(
                  pending(account.userId(), one.id()),
                  new Update()
                      .set(THIS + "announcedAt", now)
                      .filterArray(where(THIS_ID).is(one.id())),
                  RewardAccount.class,
                  event(account.userId(), one)));
    }
  }

  private static Query pending(String userId, String id) {
    return new Query(
        where("_id")
            .is(userId)
            .and(LIST)
            .elemMatch(where("id").is(id).and("status").is(RedemptionStatus.PENDING)));
  }

  private static RewardRedeemed event(String userId, Redemption redemption) {
    Reward reward = redemption.reward();
    return new RewardRedeemed(
        redemption.id(), userId, reward.percentOff(), reward.agentId(), reward.days());
  }
}
