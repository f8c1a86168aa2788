package com.onelastai.billing.stripe;

import com.stripe.model.Address;
import com.stripe.model.Invoice;
import com.stripe.model.InvoiceLineItem;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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
 * @param tax of all lines
 * @param url its page at Stripe; null if there is none
 * @param purchase null if it was not sold by this service
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
    @Nullable Purchase purchase)
    implements StripeObject {

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
        subscription == null ? null : Purchase.of(subscription.getMetadata()));
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
   */
  public record Line(
      String description, long quantity, long amount, Instant periodStart, Instant periodEnd) {

    private static Line of(InvoiceLineItem line) {
      return new Line(
          Objects.requireNonNullElse(line.getDescription(), ""),
          Objects.requireNonNullElse(line.getQuantity(), 1L),
          line.getAmount(),
          Instant.ofEpochSecond(line.getPeriod().getStart()),
          Instant.ofEpochSecond(line.getPeriod().getEnd()));
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
