package com.onelastai.billing.paymentmethod;

import com.onelastai.billing.checkout.RedirectAddresses.Redirects;
import com.onelastai.billing.customer.Customers;
import com.onelastai.billing.stripe.Card;
import com.onelastai.billing.stripe.StripeCheckout;
import com.onelastai.billing.stripe.StripeCheckouts;
import com.onelastai.billing.stripe.StripePaymentMethods;
import com.onelastai.billing.stripe.StripeRefusal;
import com.onelastai.billing.stripe.StripeSubscriptions;
import com.onelastai.billing.subscription.Subscription;
import com.onelastai.billing.subscription.Subscriptions;
import com.onelastai.starter.lock.UserLock;
import com.onelastai.starter.problem.ApiException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

@Service
class PaymentMethods {

  private final Customers customers;
  private final UserLock lock;
  private final StripePaymentMethods stripe;
  private final StripeCheckouts pages;
  private final StripeSubscriptions stripeSubscriptions;
  private final Subscriptions subscriptions;

  PaymentMethods(
      Customers customers,
      UserLock lock,
      StripePaymentMethods stripe,
      StripeCheckouts pages,
      StripeSubscriptions stripeSubscriptions,
      Subscriptions subscriptions) {
    this.customers = customers;
    this.lock = lock;
    this.stripe = stripe;
    this.pages = pages;
    this.stripeSubscriptions = stripeSubscriptions;
    this.subscriptions = subscriptions;
  }

  List<Card> list(String userId) {
    try {
      return customers.find(userId).map(stripe::list).orElse(List.of());
    } catch (StripeRefusal refusal) {
      if (refusal.isUnknownCustomer()) {
        return List.of();
      }
      throw refusal;
    }
  }

  Card attach(String userId, String cardId) {
    return customers.withCustomer(userId, customerId -> stripe.attach(customerId, cardId));
  }

  StripeCheckout openPage(String userId, Redirects redirects) {
    return customers.withCustomer(
        userId,
        customerId ->
            pages.createForCard(customerId, redirects.successUrl(), redirects.cancelUrl()));
  }

  /** Chooses another default card. The last card stays while a subscription renews. */
  void remove(String userId, String cardId) {
    withLock(
        userId,
        customerId -> {
          List<Card> cards = stripe.list(customerId);
          Card card = find(cards, cardId);
          Optional<Card> next = cards.stream().filter(other -> !other.equals(card)).findFirst();
          if (card.isDefault() && next.isPresent()) {
            makeDefault(userId, customerId, next.get().id());
          } else if (next.isEmpty() && renewing(userId).findAny().isPresent()) {
            throw new ApiException(
                HttpStatus.CONFLICT,
                "payment_method_in_use",
                "A subscription renews with this card. Add another card first, or cancel the"
                    + " subscription.");
          }
          stripe.detach(customerId, cardId);
          return card;
        });
  }

  Card makeDefault(String userId, String cardId) {
    return withLock(
        userId,
        customerId -> {
          find(stripe.list(customerId), cardId);
          return makeDefault(userId, customerId, cardId);
        });
  }

  /** A subscription that was bought on a page is charged to the card of that page until now. */
  private Card makeDefault(String userId, String customerId, String cardId) {
    Card card = stripe.makeDefault(customerId, cardId);
    subscriptions.ofUser(userId).stream()
        .filter(Subscription::isLive)
        .forEach(subscription -> charge(subscription, cardId));
    return card;
  }

  private void charge(Subscription subscription, String cardId) {
    try {
      stripeSubscriptions.chargeTo(subscription.id(), cardId);
    } catch (ApiException refused) {
      if (!refused.code().equals(StripeSubscriptions.ENDED)) {
        throw refused;
      }
      // A webhook about the end is on its way.
    }
  }

  private Stream<Subscription> renewing(String userId) {
    return subscriptions.ofUser(userId).stream()
        .filter(subscription -> subscription.isLive() && subscription.autoRenew());
  }

  private <T> T withLock(String userId, Function<String, T> change) {
    String customerId =
        customers.find(userId).orElseThrow(() -> ApiException.notFound("payment method"));
    try {
      return lock.withLock(userId, () -> change.apply(customerId));
    } catch (StripeRefusal refusal) {
      throw refusal.isUnknownCustomer() ? ApiException.notFound("payment method") : refusal;
    }
  }

  private static Card find(List<Card> cards, String cardId) {
    return cards.stream()
        .filter(card -> card.id().equals(cardId))
        .findFirst()
        .orElseThrow(() -> ApiException.notFound("payment method"));
  }
}
