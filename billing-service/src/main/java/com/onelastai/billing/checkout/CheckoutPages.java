package com.onelastai.billing.checkout;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.billing.checkout.Offers.Offer;
import com.onelastai.billing.coupon.Coupons;
import com.onelastai.billing.coupon.Coupons.Reservation;
import com.onelastai.billing.plan.Plan;
import com.onelastai.billing.plan.Plans;
import com.onelastai.billing.stripe.Purchase;
import com.onelastai.billing.stripe.StripeCheckout;
import com.onelastai.billing.stripe.StripeCheckouts;
import com.onelastai.billing.stripe.StripeCheckouts.NewCheckout;
import com.onelastai.starter.erasure.UserDataHolder;
import com.onelastai.starter.index.Expires;
import com.onelastai.starter.problem.ApiException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Opens and closes Stripe's payment pages: one at a time for the same order. */
@Component
@Order(CheckoutPages.ERASED_BEFORE_CUSTOMERS)
public class CheckoutPages implements UserDataHolder {

  static final int ERASED_BEFORE_CUSTOMERS = 1;

  /** How long Stripe may take to report how a closed page ended. */
  private static final Duration KEPT_AFTER_CLOSE = Duration.ofDays(1);

  private final StripeCheckouts stripe;
  private final Coupons coupons;
  private final ExistingSubscriptions existing;
  private final Plans plans;
  private final MongoOperations mongo;
  private final PageLifetime lifetime;
  private final Clock clock;

  CheckoutPages(
      StripeCheckouts stripe,
      Coupons coupons,
      ExistingSubscriptions existing,
      Plans plans,
      MongoOperations mongo,
      PageLifetime lifetime,
      Clock clock) {
    this.stripe = stripe;
    this.coupons = coupons;
    this.existing = existing;
    this.plans = plans;
    this.mongo = mongo;
    this.lifetime = lifetime;
    this.clock = clock;
  }

  /**
   * A page that may be open.
   *
   * @param id of the order; a new page for the same order replaces this one
   * @param planId null for pages that were stored before it was
   * @param sessionId of the page at Stripe
   * @param couponCode null without a coupon, as {@code reservation}
   */
  @Document("checkouts")
  @Expires
  record Checkout(
      @Id String id,
      @Indexed String userId,
      @Indexed String sessionId,
      @Nullable String planId,
      @Nullable String couponCode,
      @Nullable String reservation,
      Instant expiresAt) {

    /** Null for a plan. */
    @Nullable String agentId() {
      return Offer.agentOf(id.substring(userId.length() + 1));
    }
  }

  /** The caller holds the buyer's lock, and has closed the page that was open before. */
  StripeCheckout open(Sales.Order order, String customerId) {
    Instant until = lifetime.endFrom(clock.instant());
    Reservation reservation = reserve(order, until);
    StripeCheckout page;
    try {
      page = stripe.create(checkout(order, customerId, reservation, until));
    } catch (RuntimeException failure) {
      // Even if Stripe has created a page, nobody will ever know its address.
      if (reservation != null) {
        coupons.release(reservation.code(), order.userId(), reservation.id());
      }
      throw failure;
    }
    mongo.save(
        new Checkout(
            order.id(),
            order.userId(),
            page.id(),
            order.offer().plan().id(),
            reservation == null ? null : reservation.code(),
            reservation == null ? null : reservation.id(),
            until.plus(KEPT_AFTER_CLOSE)));
    return page;
  }

  /**
   * Closes the pages on which the buyer could pay for the same once more: that of the same order,
   * those of agents that the plan opens, and that of a plan that opens the agent.
   *
   * @throws ApiException 409 {@code already_subscribed} if it has just been paid
   */
  void close(Sales.Order order) {
    for (Checkout open : ofUser(order.userId())) {
      boolean opensIt = open.id().equals(order.id()) || opens(open, order.offer().agentId());
      if (opensIt && isPaidOrCloses(open)) {
        throw new ApiException(
            HttpStatus.CONFLICT, "already_subscribed", "You have just paid for it.");
      }
    }
    if (order.offer().agentId() == null) {
      closeAgents(order.userId(), order.offer().plan());
    }
  }

  /**
   * Closes the pages of agents that a plan opens.
   *
   * @throws ApiException 409 {@code change_in_progress} if one has just been paid
   */
  public void closeAgents(String userId, Plan plan) {
    for (Checkout open : ofUser(userId)) {
      String agentId = open.agentId();
      if (agentId != null && plan.opens(agentId) && isPaidOrCloses(open)) {
        throw new ApiException(
            HttpStatus.CONFLICT,
            "change_in_progress",
            "You have just paid for an agent that this plan includes. Try again in a moment.");
      }
    }
  }

  /** Whether the page is that of a plan, with which the agent need not be bought. */
  private boolean opens(Checkout open, @Nullable String agentId) {
    return agentId != null
        && open.planId() != null
        && open.agentId() == null
        && plans.find(open.planId()).filter(plan -> plan.opens(agentId)).isPresent();
  }

  private boolean isPaidOrCloses(Checkout open) {
    if (stripe.expire(open.sessionId()).status().equals("complete")) {
      return true;
    }
    if (open.couponCode() != null && open.reservation() != null) {
      coupons.release(open.couponCode(), open.userId(), open.reservation());
    }
    delete(open.sessionId());
    return false;
  }

  List<Checkout> ofUser(String userId) {
    return mongo.find(new Query(where("userId").is(userId)), Checkout.class);
  }

  /** Deletes our record of a page, but not that of a newer page for the same order. */
  void delete(String sessionId) {
    mongo.remove(new Query(where("sessionId").is(sessionId)), Checkout.class);
  }

  /** Closes the user's pages, so that nobody pays on them later. */
  @Override
  public void erase(String userId) {
    ofUser(userId)
        .forEach(open -> {
          stripe.expire(open.sessionId());
          delete(open.sessionId());
        });
  }

  private NewCheckout checkout(
      Sales.Order order, String customerId, @Nullable Reservation reservation, Instant until) {
    Purchase purchase = order.offer().purchase(order.userId());
    return new NewCheckout(
        customerId,
        order.offer().price(),
        reservation == null ? purchase : purchase.with(reservation.code(), reservation.id()),
        reservation == null ? null : reservation.discountId(),
        existing.trialDays(order),
        until,
        order.redirects().successUrl(),
        order.redirects().cancelUrl());
  }

  private @Nullable Reservation reserve(Sales.Order order, Instant until) {
    return order.couponCode() == null
        ? null
        : coupons.reserve(
            order.couponCode(),
            order.userId(),
            order.offer().plan().id(),
            order.offer().price().amount(),
            until);
  }
}
