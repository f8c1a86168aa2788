package com.onelastai.billing.stripe;

import com.stripe.model.CreditNote;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A correction of an issued invoice.
 *
 * @param number shown to the buyer
 * @param issued false once it is void
 * @param credited the part that went back after the payment, but not as a refund of it
 */
public record StripeCreditNote(
    String id,
    String invoiceId,
    @Nullable String number,
    boolean issued,
    long amount,
    long credited,
    String currency,
    Instant createdAt)
    implements StripeObject {

  static StripeCreditNote of(CreditNote note) {
    return new StripeCreditNote(
        note.getId(),
        note.getInvoice(),
        note.getNumber(),
        "issued".equals(note.getStatus()),
        note.getAmount(),
        credited(note),
        note.getCurrency(),
        Instant.ofEpochSecond(note.getCreated()));
  }

  private static long credited(CreditNote note) {
    long afterPayment = Objects.requireNonNullElse(note.getPostPaymentAmount(), 0L);
    long refunded =
        Objects.requireNonNullElse(note.getRefunds(), List.<CreditNote.Refund>of()).stream()
            .mapToLong(refund -> Objects.requireNonNullElse(refund.getAmountRefunded(), 0L))
            .sum();
    return Math.max(0, afterPayment - refunded);
  }
}
