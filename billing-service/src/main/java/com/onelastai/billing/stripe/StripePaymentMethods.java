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

  /** The newest first. */
  public List<Card> list(String customerId) {
    String defaultId = defaultOf(customerId);
    return cards(customerId).stream().map(card -> Card.of(card, defaultId)).toList();
  }

  /** Keeps one that the buyer's page made; the first becomes the default. 404 if there is none. */
  public Card attach(String customerId, String paymentMethodId) {
    var params = PaymentMethodAttachParams.builder().setCustomer(customerId).build();
    PaymentMethod attached;
    try {
      attached =
          calls.act((stripe, options) ->
              stripe.paymentMethods().attach(paymentMethodId, params, options));
    } catch (StripeRefusal e) {
      // Stripe refuses somebody else's, too.
      throw unknown();
    }
    String defaultId = defaultOf(customerId);
    return defaultId == null ? setDefault(customerId, attached) : Card.of(attached, defaultId);
  }

  /** 404 if it is not this customer's. */
  public void detach(String customerId, String paymentMethodId) {
    PaymentMethod card = require(customerId, paymentMethodId);
    calls.act((stripe, options) -> stripe.paymentMethods().detach(card.getId(), options));
  }

  /** 404 if it is not this customer's. */
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
    calls.act((stripe, options) -> stripe.customers().update(customerId, params, options));
    return Card.of(card, card.getId());
  }

  private @Nullable String defaultOf(String customerId) {
    Customer customer = calls.ask(stripe -> stripe.customers().retrieve(customerId));
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
    return calls.ask(stripe -> stripe.paymentMethods().list(params)).getData();
  }

  private static ApiException unknown() {
    return ApiException.notFound("payment method");
  }
}
