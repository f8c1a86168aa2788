package com.onelastai.billing.stripe;

import static com.onelastai.billing.stripe.Recorded.answer;
import static com.onelastai.billing.stripe.Recorded.assertAsked;
import static com.onelastai.billing.stripe.Recorded.assertPosted;
import static com.onelastai.billing.stripe.Recorded.assertPostedWithKey;
import static com.onelastai.billing.stripe.Recorded.assertProblem;
import static com.onelastai.billing.test.StripeServer.declined;
import static com.onelastai.billing.test.StripeServer.onGet;
import static com.onelastai.billing.test.StripeServer.onPost;
import static com.onelastai.billing.test.StripeServer.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.billing.test.StripeJson;
import com.onelastai.billing.test.StripeServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Cards, payments of invoices, and refunds. */
class StripePaymentsTest {

  private static final String CUSTOMER = "/v1/customers/cus_1Test";
  private static final String METHODS = "/v1/payment_methods";
  private static final String NEW_METHOD = METHODS + "/pm_2Test";
  private static final Card VISA = new Card("pm_1Test", "visa", "4242", 12, 2030, true);
  private static final Card MASTERCARD = new Card("pm_2Test", "mastercard", "4444", 7, 2031, false);
  private static final Card MASTERCARD_AS_DEFAULT =
      new Card("pm_2Test", "mastercard", "4444", 7, 2031, true);

  private final Adapter adapter = Adapter.create();

  @BeforeEach
  void forget() {
    StripeServer.reset();
    onGet(CUSTOMER, answer("customer"));
    onGet(METHODS, answer("payment_methods"));
  }

  @Test
  void cardsAreListedWithTheDefault() {
    assertThat(adapter.paymentMethods.list("cus_1Test")).containsExactly(MASTERCARD, VISA);

    assertAsked(METHODS, "customer=cus_1Test", "type=card", "limit=100");
  }

  @Test
  void furtherCardDoesNotReplaceTheDefault() {
    onPost(NEW_METHOD + "/attach", answer("payment_method"));

    assertThat(adapter.paymentMethods.attach("cus_1Test", "pm_2Test")).isEqualTo(MASTERCARD);

    assertPosted(NEW_METHOD + "/attach", "customer=cus_1Test");
  }

  @Test
  void firstCardBecomesTheDefault() {
    onGet(CUSTOMER, StripeJson.customer("cus_1Test"));
    onPost(NEW_METHOD + "/attach", answer("payment_method"));
    onPost(CUSTOMER, answer("customer"));

    assertThat(adapter.paymentMethods.attach("cus_1Test", "pm_2Test"))
        .isEqualTo(MASTERCARD_AS_DEFAULT);

    assertPosted(CUSTOMER, "invoice_settings[default_payment_method]=pm_2Test");
  }

  @Test
  void unknownOrForeignCardIsNotSaved() {
    assertProblem(() -> adapter.paymentMethods.attach("cus_1Test", "pm_unknown"), 404, "not_found");
    onPost(NEW_METHOD + "/attach", refusal(400, "invalid_request_error", "whatever"));
    assertProblem(() -> adapter.paymentMethods.attach("cus_1Test", "pm_2Test"), 404, "not_found");
  }

  @Test
  void declinedCardIsNotSaved() {
    onPost(NEW_METHOD + "/attach", declined("do_not_honor"));

    assertProblem(
        () -> adapter.paymentMethods.attach("cus_1Test", "pm_2Test"), 402, "payment_declined");
  }

  @Test
  void cardIsRemoved() {
    onPost(NEW_METHOD + "/detach", answer("payment_method"));

    adapter.paymentMethods.detach("cus_1Test", "pm_2Test");

    assertPosted(NEW_METHOD + "/detach");
  }

  @Test
  void foreignCardIsNeitherRemovedNorMadeTheDefault() {
    assertProblem(
        () -> adapter.paymentMethods.detach("cus_1Test", "pm_stranger"), 404, "not_found");
    assertProblem(
        () -> adapter.paymentMethods.makeDefault("cus_1Test", "pm_stranger"), 404, "not_found");
  }

  @Test
  void otherCardBecomesTheDefault() {
    onPost(CUSTOMER, answer("customer"));

    assertThat(adapter.paymentMethods.makeDefault("cus_1Test", "pm_2Test"))
        .isEqualTo(MASTERCARD_AS_DEFAULT);

    assertPosted(CUSTOMER, "invoice_settings[default_payment_method]=pm_2Test");
  }

  @Test
  void paymentOfAnInvoiceIsFound() {
    onGet("/v1/invoice_payments", answer("invoice_payments"));

    assertThat(adapter.invoices.payment("in_1Test"))
        .contains(
            new StripeInvoices.InvoicePayment("pi_1Test", 3106, "https://pay.example/receipts/1"));

    assertAsked(
        "/v1/invoice_payments",
        "invoice=in_1Test",
        "status=paid",
        "expand[0]=data.payment.payment_intent.latest_charge");
  }

  @Test
  void invoiceOfZeroHasNoPayment() {
    onGet("/v1/invoice_payments", StripeJson.list());

    assertThat(adapter.invoices.payment("in_1Test")).isEmpty();
  }

  @Test
  void unknownInvoiceHasNoPayment() {
    assertThat(adapter.invoices.payment("in_unknown")).isEmpty();
  }

  @Test
  void openInvoiceIsPaid() {
    onPost("/v1/invoices/in_1Test/pay", answer("invoice"));

    adapter.invoices.pay("in_1Test");

    assertPosted("/v1/invoices/in_1Test/pay");
  }

  @Test
  void payingAPaidInvoiceIsIdempotent() {
    onPost("/v1/invoices/in_1Test/pay", refusal(400, "invalid_request_error", "already"));
    onGet("/v1/invoices/in_1Test", answer("invoice"));

    adapter.invoices.pay("in_1Test");

    assertAsked("/v1/invoices/in_1Test");
  }

  @Test
  void openInvoiceIsNotPaidWithoutACard() {
    onPost("/v1/invoices/in_1Test/pay", refusal(400, "invalid_request_error", "resource_missing"));
    onGet("/v1/invoices/in_1Test", Recorded.json("invoice").put("status", "open"));

    assertProblem(() -> adapter.invoices.pay("in_1Test"), 402, "payment_method_required");
  }

  @Test
  void openInvoiceIsNotPaidByADeclinedCard() {
    onPost("/v1/invoices/in_1Test/pay", declined("expired_card"));

    assertProblem(() -> adapter.invoices.pay("in_1Test"), 402, "payment_declined");
  }

  @Test
  void refundUsesTheKeyOfItsRequest() {
    onGet("/v1/refunds", StripeJson.list());
    onPost("/v1/refunds", answer("refund"));

    assertThat(refund()).isEqualTo(Recorded.REFUND);

    assertPostedWithKey(
        "refund-request-1",
        "/v1/refunds",
        "payment_intent=pi_1Test",
        "amount=1000",
        "metadata[requestId]=request-1",
        "metadata[transactionId]=in_1Test",
        "metadata[userId]=user-1");
  }

  @Test
  void existingRefundIsNotRepeated() {
    ObjectNode another = Recorded.json("refund").put("id", "re_2Test");
    another.putObject("metadata").put("requestId", "request-2");
    onGet("/v1/refunds", StripeJson.list(another, Recorded.json("refund")));

    assertThat(refund().id()).isEqualTo("re_1Test");
    assertAsked("/v1/refunds", "payment_intent=pi_1Test");
  }

  @Test
  void rejectedRefundIsReported() {
    onGet("/v1/refunds", StripeJson.list());
    onPost("/v1/refunds", refusal(400, "invalid_request_error", "charge_already_refunded"));

    assertProblem(this::refund, 409, "refund_refused");
  }

  private StripeRefund refund() {
    return adapter.refunds.create("request-1", "in_1Test", "user-1", "pi_1Test", 1000);
  }
}
