package com.onelastai.billing.stripe;

import com.onelastai.starter.problem.ApiException;
import com.stripe.model.Customer;
import com.stripe.model.PaymentMethod;
import com.stripe.param.CustomerUpdateParams;
import com.stripe.param.PaymentMethodAttachParams;
import com.stripe.param.PaymentMethodListParams;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
public class StripePaymentMethods {

  private static final long MOST = 100;

  private final StripeCalls calls;

  StripePaymentMethods(StripeCalls calls) {
    this.calls = calls;
  }

  /** Newest first. */
  public List<Card> list(String customerId) {
    String defaultId = defaultOf(customerId);
    return cards(customerId).stream().map(card -> Card.of(card, defaultId)).toList();
  }

  /** Saves a card that the buyer's page created; the first becomes the default. Throws 404. */
  public Card attach(String customerId, String paymentMethodId) {
    var params = PaymentMethodAttachParams.builder().setCustomer(customerId).build();
    PaymentMethod attached;
    try {
      attached =
          calls.execute((stripe, options) ->
              stripe.paymentMethods().attach(paymentMethodId, params, options));
    } catch (StripeRefusal e) {
      // Stripe also refuses another customer's card.
      throw e.isUnknownCustomer() ? e : unknown();
    }
    String defaultId = defaultOf(customerId);
    return defaultId == null ? setDefault(customerId, attached) : Card.of(attached, defaultId);
  }

  /** Throws 404 if the card is not this customer's. */
  public void detach(String customerId, String paymentMethodId) {
    PaymentMethod card = require(customerId, paymentMethodId);
    calls.execute((stripe, options) -> stripe.paymentMethods().detach(card.getId(), options));
  }

  /** Throws 404 if the card is not this customer's. */
  public Card makeDefault(String customerId, String paymentMethodId) {
    return setDefault(customerId, require(customerId, paymentMethodId));
  }

  private Card setDefault(String customerId, PaymentMethod card) {
    var params =
        CustomerUpdateParams.builder()
            .setInvoiceSettings(
                CustomerUpdateParams.InvoiceSettings.builder()
                    .setDefaultPaymentMethod(card.getId())
                    .build())
            .build();
    calls.execute((stripe, options) -> stripe.customers().update(customerId, params, options));
    return Card.of(card, card.getId());
  }

  private @Nullable String defaultOf(String customerId) {
    Customer customer = calls.query(stripe -> stripe.customers().retrieve(customerId));
    if (Boolean.TRUE.equals(customer.getDeleted())) {
      throw StripeRefusal.ofDeletedCustomer(customerId);
    }
    return customer.getInvoiceSettings() == null
        ? null
        : customer.getInvoiceSettings().getDefaultPaymentMethod();
  }

  private PaymentMethod require(String customerId, String paymentMethodId) {
    return cards(customerId).stream()
        .filter(card -> card.getId().equals(paymentMethodId))
        .findFirst()
        .orElseThrow(StripePaymentMethods::unknown);
  }

  private List<PaymentMethod> cards(String customerId) {
    var params =
        PaymentMethodListParams.builder()
            .setCustomer(customerId)
            .setType(PaymentMethodListParams.Type.CARD)
            .setLimit(MOST)
            .build();
    return calls.query(stripe -> stripe.paymentMethods().list(params)).getData();
  }

  private static ApiException unknown() {
    return ApiException.notFound("payment method");
  }
}
