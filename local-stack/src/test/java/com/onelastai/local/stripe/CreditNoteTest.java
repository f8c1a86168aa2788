package com.onelastai.local.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.CreditNote;
import com.stripe.model.Invoice;
import com.stripe.model.Subscription;
import com.stripe.param.CreditNoteCreateParams;
import com.stripe.param.TaxRateCreateParams;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Corrections of invoices, before and after their payment. */
class CreditNoteTest {

  private static final Duration RENEWED = Duration.ofDays(32);

  @AutoClose private final Shop shop = new Shop();

  @Test
  void openInvoiceGetsCheaper() throws Exception {
    Subscription bought = unpaidRenewal();

    CreditNote note = create(bought, 900, Map.of());

    assertThat(note)
        .extracting(
            CreditNote::getType, CreditNote::getPrePaymentAmount, CreditNote::getPostPaymentAmount)
        .containsExactly("pre_payment", 900L, 0L);
    Invoice open = shop.latestInvoice(bought);
    assertThat(open)
        .extracting(
            Invoice::getStatus,
            Invoice::getTotal,
            Invoice::getAmountDue,
            Invoice::getAmountRemaining,
            Invoice::getPrePaymentCreditNotesAmount)
        .containsExactly("open", 2900L, 2000L, 2000L, 900L);
    assertThat(shop.events()).endsWith("credit_note.created", "invoice.updated");

    payWithAnotherCard(bought, open);
    assertThat(shop.payment(open).getAmountPaid()).isEqualTo(2000);
    assertThat(shop.now(bought).getStatus()).isEqualTo("active");
  }

  @Test
  void openInvoiceThatIsCreditedCompletelyIsPaid() throws Exception {
    Subscription bought = unpaidRenewal();

    create(bought, 2900, Map.of());

    assertThat(shop.latestInvoice(bought))
        .extracting(Invoice::getStatus, Invoice::getAmountPaid)
        .containsExactly("paid", 0L);
    assertThat(shop.now(bought).getStatus()).isEqualTo("active");
    assertThat(shop.events()).contains("payment_intent.canceled", "invoice.paid");
  }

  @Test
  void voidNoteCountsNoMore() throws Exception {
    Subscription bought = unpaidRenewal();
    CreditNote note = create(bought, 900, Map.of());

    assertThat(shop.v1.creditNotes().voidCreditNote(note.getId()).getStatus()).isEqualTo("void");

    assertThat(shop.latestInvoice(bought))
        .extracting(Invoice::getAmountDue, Invoice::getPrePaymentCreditNotesAmount)
        .containsExactly(2900L, 0L);
    assertThat(shop.events()).endsWith("credit_note.voided", "invoice.updated");
    assertThatThrownBy(() -> shop.v1.creditNotes().voidCreditNote(note.getId()))
        .isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void creditAfterThePaymentPaysTheNextInvoice() throws Exception {
    Subscription bought = shop.bought(Shop.PAYS);

    CreditNote note = create(bought, 900, Map.of("credit_amount", 900));

    assertThat(note.getType()).isEqualTo("post_payment");
    assertThat(note.getNumber()).endsWith("-0001-CN-01");
    assertThat(shop.latestInvoice(bought))
        .extracting(Invoice::getAmountDue, Invoice::getPostPaymentCreditNotesAmount)
        .containsExactly(2900L, 900L);
    shop.moveClock(RENEWED);
    assertThat(shop.latestInvoice(bought))
        .extracting(Invoice::getTotal, Invoice::getAmountPaid)
        .containsExactly(2900L, 2000L);
  }

  @Test
  void refundAfterThePaymentIsPartOfTheNote() throws Exception {
    Subscription bought = shop.bought(Shop.PAYS);

    CreditNote note = create(bought, 900, Map.of("refund_amount", 400, "out_of_band_amount", 500));

    assertThat(note.getRefunds().getFirst().getAmountRefunded()).isEqualTo(400);
    assertThat(shop.v1.refunds().retrieve(note.getRefunds().getFirst().getRefund()).getAmount())
        .isEqualTo(400);
    assertThat(shop.events()).containsSubsequence("refund.created", "credit_note.created");
    assertThatThrownBy(() -> shop.v1.creditNotes().voidCreditNote(note.getId()))
        .isInstanceOf(InvalidRequestException.class);
  }

  /** What goes back after the payment must be named, to the last cent. */
  @ParameterizedTest
  @CsvSource({"900, 0", "900, 800", "900, 901", "2901, 2901", "0, 0"})
  void partsThatDoNotAddUpAreRefused(long amount, long credit) throws Exception {
    Subscription bought = shop.bought(Shop.PAYS);

    assertThatThrownBy(() -> create(bought, amount, Map.of("credit_amount", credit)))
        .isInstanceOf(InvalidRequestException.class);
    assertThat(shop.v1.creditNotes().list().getData()).isEmpty();
  }

  @Test
  void notesOfAnInvoiceAreAtMostItsTotal() throws Exception {
    Subscription bought = shop.bought(Shop.PAYS);
    create(bought, 2000, Map.of("credit_amount", 2000));

    assertThatThrownBy(() -> create(bought, 901, Map.of("credit_amount", 901)))
        .isInstanceOf(InvalidRequestException.class);
    create(bought, 900, Map.of("credit_amount", 900));

    assertThat(shop.v1.creditNotes().list().getData())
        .extracting(CreditNote::getAmount)
        .containsExactly(900L, 2000L);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void taxInANoteHasItsShare(boolean inclusive) throws Exception {
    Subscription bought = shop.bought(Shop.PAYS);
    String rate =
        shop.v1
            .taxRates()
            .create(
                TaxRateCreateParams.builder()
                    .setDisplayName("VAT")
                    .setInclusive(inclusive)
                    .setPercentage(BigDecimal.TEN)
                    .build())
            .getId();
    shop.update(bought, Map.of("default_tax_rates", List.of(rate)));
    shop.moveClock(RENEWED);

    CreditNote note = create(bought, 1100, Map.of("credit_amount", 1100));

    assertThat(note.getTotalTaxes().getFirst().getAmount()).isEqualTo(100);
    assertThat(note)
        .extracting(CreditNote::getSubtotal, CreditNote::getTotal, CreditNote::getTotalExcludingTax)
        .containsExactly(inclusive ? 1100L : 1000L, 1100L, 1000L);
  }

  private Subscription unpaidRenewal() throws Exception {
    Subscription bought = shop.bought(Shop.PAYS_ONCE);
    shop.moveClock(RENEWED);
    assertThat(shop.now(bought).getStatus()).isEqualTo("past_due");
    return bought;
  }

  private void payWithAnotherCard(Subscription bought, Invoice open) throws StripeException {
    String card = shop.attach("pm_card_visa", bought.getCustomer()).getId();
    shop.update(bought, Map.of("default_payment_method", card));
    shop.v1.invoices().pay(open.getId());
  }

  private CreditNote create(Subscription bought, long amount, Map<String, Object> parts)
      throws StripeException {
    return shop.v1
        .creditNotes()
        .create(
            CreditNoteCreateParams.builder()
                .setInvoice(shop.now(bought).getLatestInvoice())
                .setAmount(amount)
                .putAllExtraParam(parts)
                .build());
  }
}
