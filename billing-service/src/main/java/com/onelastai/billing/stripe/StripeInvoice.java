package com.onelastai.billing.stripe;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.stripe.model.Address;
import com.stripe.model.Invoice;
import com.stripe.model.InvoiceLineItem;
import com.stripe.model.InvoiceLineItem.Parent.SubscriptionItemDetails.ProrationDetails.CreditedItems;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/**
 * @param status draft, open, paid, uncollectible or void
 * @param billingReason such as {@code subscription_create}, {@code subscription_cycle}, {@code
 *     subscription_update}
 * @param number shown to the buyer; null for a draft
 * @param subscriptionId null if it does not belong to one
 * @param subtotal before discounts and tax; amounts are in the currency's minor unit
 * @param tax of all lines, on top of prices or inside them
 * @param url its page at Stripe; null if there is none
 * @param purchase null if it was not sold by this service
 * @param includedTax the part of the tax that is inside the prices
 * @param creditNotes what credit notes took off before the payment
 * @param startingBalance of the customer: negative if there was credit, positive if there was debt
 * @param attempted whether it was charged, with or without success
 */
public record StripeInvoice(
    String id,
    String customerId,
    @Nullable String subscriptionId,
    String status,
    String billingReason,
    Instant createdAt,
    @Nullable String number,
    String currency,
    long subtotal,
    long discount,
    long tax,
    long total,
    long amountDue,
    long amountPaid,
    List<Line> lines,
    @Nullable String url,
    Buyer buyer,
    @Nullable Purchase purchase,
    long includedTax,
    long creditNotes,
    long startingBalance,
    boolean attempted)
    implements StripeObject {

  private static final String INSIDE = "inclusive";

  static StripeInvoice of(Invoice invoice) {
    Invoice.Parent.SubscriptionDetails subscription = subscription(invoice);
    return new StripeInvoice(
        invoice.getId(),
        invoice.getCustomer(),
        subscription == null ? null : subscription.getSubscription(),
        invoice.getStatus(),
        Objects.requireNonNullElse(invoice.getBillingReason(), "manual"),
        Instant.ofEpochSecond(invoice.getCreated()),
        invoice.getNumber(),
        invoice.getCurrency(),
        invoice.getSubtotal(),
        sum(invoice.getTotalDiscountAmounts(), Invoice.TotalDiscountAmount::getAmount),
        sum(invoice.getTotalTaxes(), Invoice.TotalTax::getAmount),
        invoice.getTotal(),
        invoice.getAmountDue(),
        invoice.getAmountPaid(),
        lines(invoice),
        invoice.getHostedInvoiceUrl(),
        Buyer.of(invoice),
        subscription == null ? null : Purchase.of(subscription.getMetadata()),
        sum(
            invoice.getTotalTaxes(),
            tax -> INSIDE.equals(tax.getTaxBehavior()) ? tax.getAmount() : 0),
        orZero(invoice.getPrePaymentCreditNotesAmount()),
        orZero(invoice.getStartingBalance()),
        Boolean.TRUE.equals(invoice.getAttempted()));
  }

  /** A draft is not issued yet, and may change without a trace. */
  public boolean isDraft() {
    return "draft".equals(status);
  }

  private static long orZero(@Nullable Long amount) {
    return amount == null ? 0 : amount;
  }

  static List<Line> lines(Invoice invoice) {
    return invoice.getLines().getData().stream().map(Line::of).toList();
  }

  private static Invoice.Parent.@Nullable SubscriptionDetails subscription(Invoice invoice) {
    return invoice.getParent() == null ? null : invoice.getParent().getSubscriptionDetails();
  }

  private static <T> long sum(@Nullable List<T> parts, ToLongFunction<T> amount) {
    return parts == null ? 0 : parts.stream().mapToLong(amount).sum();
  }

  /**
   * @param amount before discounts and tax; negative if a change of plan credits unused time
   * @param credit null unless it credits unused time, and in invoices that were stored before it
   *     was read
   */
  public record Line(
      String description,
      long quantity,
      long amount,
      Instant periodStart,
      Instant periodEnd,
      @JsonIgnore @Nullable Credit credit) {

    private static Line of(InvoiceLineItem line) {
      return new Line(
          Objects.requireNonNullElse(line.getDescription(), ""),
          Objects.requireNonNullElse(line.getQuantity(), 1L),
          line.getAmount(),
          Instant.ofEpochSecond(line.getPeriod().getStart()),
          Instant.ofEpochSecond(line.getPeriod().getEnd()),
          line.getAmount() < 0 ? Credit.of(line) : null);
    }

    /** What the buyer gets back by this line; zero unless it credits unused time. */
    public long credited() {
      return credit == null ? Math.max(0, -amount) : credit.amount();
    }
  }

  /**
   * A credit for unused time.
   *
   * @param amount with the tax that is credited too
   * @param invoiceId of the invoice that charged the time; null if Stripe does not name it
   */
  public record Credit(long amount, @Nullable String invoiceId) {

    private static final String ON_TOP = "exclusive";

    private static Credit of(InvoiceLineItem line) {
      long tax =
          Objects.requireNonNullElse(line.getTaxes(), List.<InvoiceLineItem.Tax>of()).stream()
              .filter(part -> ON_TOP.equals(part.getTaxBehavior()))
              .mapToLong(InvoiceLineItem.Tax::getAmount)
              .sum();
      return new Credit(-line.getAmount() - tax, invoiceOf(line));
    }

    private static @Nullable String invoiceOf(InvoiceLineItem line) {
      return Optional.ofNullable(line.getParent())
          .map(InvoiceLineItem.Parent::getSubscriptionItemDetails)
          .map(InvoiceLineItem.Parent.SubscriptionItemDetails::getProrationDetails)
          .map(InvoiceLineItem.Parent.SubscriptionItemDetails.ProrationDetails::getCreditedItems)
          .map(CreditedItems::getInvoice)
          .orElse(null);
    }
  }

  /**
   * Name and address as entered at Stripe.
   *
   * @param address in lines, with the country's two letters last; empty if there is none
   */
  public record Buyer(@Nullable String name, @Nullable String email, List<String> address) {

    private static Buyer of(Invoice invoice) {
      return new Buyer(
          invoice.getCustomerName(),
          invoice.getCustomerEmail(),
          invoice.getCustomerAddress() == null ? List.of() : lines(invoice.getCustomerAddress()));
    }

    private static List<String> lines(Address address) {
      String town =
          Stream.of(address.getPostalCode(), address.getCity(), address.getState())
              .filter(StringUtils::hasText)
              .collect(Collectors.joining(" "));
      return Stream.of(address.getLine1(), address.getLine2(), town, address.getCountry())
          .filter(StringUtils::hasText)
          .toList();
    }
  }
}
