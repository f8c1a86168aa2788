package com.onelastai.billing.checkout;

import com.onelastai.billing.checkout.Offers.Offer;
import com.onelastai.billing.checkout.RedirectAddresses.Redirects;
import com.onelastai.billing.customer.Customers;
import com.onelastai.billing.stripe.Card;
import com.onelastai.billing.stripe.ConfirmationRequired;
import com.onelastai.billing.stripe.StripeCheckout;
import com.onelastai.billing.stripe.StripePaymentMethods;
import com.onelastai.billing.subscription.Subscription;
import com.onelastai.starter.lock.UserLock;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Sells: at most one order of a user is processed at a time. */
@Service
class Sales {

  private final Customers customers;
  private final UserLock lock;
  private final ExistingSubscriptions existing;
  private final CheckoutPages pages;
  private final DirectSales direct;
  private final StripePaymentMethods paymentMethods;

  Sales(
      Customers customers,
      UserLock lock,
      ExistingSubscriptions existing,
      CheckoutPages pages,
      DirectSales direct,
      StripePaymentMethods paymentMethods) {
    this.customers = customers;
    this.lock = lock;
    this.existing = existing;
    this.pages = pages;
    this.direct = direct;
    this.paymentMethods = paymentMethods;
  }

  /** What a user wants to buy, and where Stripe's page sends them if one is needed. */
  record Order(String userId, Offer offer, @Nullable String couponCode, Redirects redirects) {

    /** The same for all orders that exclude each other. */
    String id() {
      return userId + "/" + offer.slot();
    }
  }

  sealed interface Outcome {

    record Sold(Subscription subscription) implements Outcome {}

    /** The buyer pays on this page. */
    record ToBePaid(StripeCheckout page) implements Outcome {}
  }

  StripeCheckout openPage(Order order) {
    return withLock(
        order,
        customerId -> {
          direct.recover(order);
          requireNewAndClosePage(order);
          return pages.open(order, customerId);
        });
  }

  /** Charges the default card at once, or opens a page if there is none. */
  Outcome subscribe(Order order) {
    return withLock(
        order,
        customerId -> {
          Optional<Subscription> recovered = direct.recover(order);
          if (recovered.isPresent()) {
            return new Outcome.Sold(recovered.get());
          }
          requireNewAndClosePage(order);
          return paymentMethods.list(customerId).stream().anyMatch(Card::isDefault)
              ? charge(order, customerId)
              : new Outcome.ToBePaid(pages.open(order, customerId));
        });
  }

  /** A buyer who must confirm the payment at the bank pays on a page. */
  private Outcome charge(Order order, String customerId) {
    try {
      return new Outcome.Sold(direct.charge(order, customerId));
    } catch (ConfirmationRequired required) {
      return new Outcome.ToBePaid(pages.open(order, customerId));
    }
  }

  private <T> T withLock(Order order, Function<String, T> sale) {
    return customers.withCustomer(
        order.userId(), customerId -> lock.withLock(order.userId(), () -> sale.apply(customerId)));
  }

  private void requireNewAndClosePage(Order order) {
    existing.requireNew(order);
    pages.close(order);
  }
}
