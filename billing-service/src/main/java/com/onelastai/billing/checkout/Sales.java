package com.onelastai.billing.checkout;

import com.onelastai.billing.customer.Customers;
import com.onelastai.billing.stripe.Card;
import com.onelastai.billing.stripe.StripeCheckout;
import com.onelastai.billing.stripe.StripePaymentMethods;
import com.onelastai.billing.subscription.Subscription;
import com.onelastai.starter.lock.UserLock;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Service;

/** Takes orders. */
@Service
class Sales {

  private final Customers customers;
  private final UserLock lock;
  private final Owned owned;
  private final CheckoutPages pages;
  private final DirectSales direct;
  private final StripePaymentMethods paymentMethods;

  Sales(
      Customers customers,
      UserLock lock,
      Owned owned,
      CheckoutPages pages,
      DirectSales direct,
      StripePaymentMethods paymentMethods) {
    this.customers = customers;
    this.lock = lock;
    this.owned = owned;
    this.pages = pages;
    this.direct = direct;
    this.paymentMethods = paymentMethods;
  }

  /** How an order went. */
  sealed interface Outcome {

    /** It is paid. */
    record Sold(Subscription subscription) implements Outcome {}

    /** It is to be paid on a page. */
    record ToBePaid(StripeCheckout page) implements Outcome {}
  }

  /** Has it paid on a page of Stripe's. */
  StripeCheckout openPage(Order order) {
    return inTurn(
        order,
        customerId -> {
          direct.settle(order);
          clear(order);
          return pages.open(order, customerId);
        });
  }

  /** Charges the default card at once, if there is one. */
  Outcome subscribe(Order order) {
    return inTurn(
        order,
        customerId -> {
          Optional<Subscription> settled = direct.settle(order);
          if (settled.isPresent()) {
            return new Outcome.Sold(settled.get());
          }
          clear(order);
          return paymentMethods.list(customerId).stream().anyMatch(Card::isDefault)
              ? new Outcome.Sold(direct.charge(order, customerId))
              : new Outcome.ToBePaid(pages.open(order, customerId));
        });
  }

  private <T> T inTurn(Order order, Function<String, T> sale) {
    String customerId = customers.require(order.userId());
    return lock.withLock(order.userId(), () -> sale.apply(customerId));
  }

  private void clear(Order order) {
    owned.refuseTwice(order);
    pages.close(order);
  }
}
