package com.onelastai.billing.transaction;

import static com.onelastai.billing.test.Answers.assertHas;
import static com.onelastai.starter.test.Api.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.onelastai.billing.test.BillingServiceIT;
import com.onelastai.starter.test.Api;
import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

@BillingServiceIT
class TransactionIT {

  private static final String LIST = "/api/billing/transactions";

  @Autowired Api api;
  @Autowired Payments invoices;
  @Autowired Refunds refunds;
  @Autowired MongoOperations mongo;

  private final Person ada = Person.user();
  private final String user = Objects.requireNonNull(ada.userId());

  @Test
  void ownTransactionsAreListedWithEveryField() {
    TestPurchase sold = paid();

    assertHas(
        api.get(ada, LIST).is(200),
        """
        {next: null, items: [{
          transactionId: '%s', userId: '%s', amount: 2900, currency: 'usd', status: 'paid',
          type: 'purchase', item: {name: 'Pro'}, receiptUrl: 'https://receipt.example/1',
          invoiceUrl: '${json-unit.regex}https://pay.example/invoices/.*',
          createdAt: '2026-03-01T10:00:00Z'}]}
        """
            .formatted(sold.invoiceId, user));
  }

  @Test
  void nextLinksKeepTheFilter() {
    for (int i = 0; i < 5; i++) {
      paid();
    }
    invoices.handle(new TestPurchase(user).finalized());

    List<String> seen = new ArrayList<>();
    String next = LIST + "?size=2&status=paid&from=2026-03-01&to=2026-03-01";
    while (!next.isEmpty()) {
      Answer page = api.get(ada, next).is(200);
      page.body().at("/items").forEach(item -> seen.add(item.at("/transactionId").asString()));
      next = page.text("/next");
    }

    assertThat(seen).hasSize(5).doesNotHaveDuplicates();
  }

  @Test
  void filtersApply() {
    TestPurchase sold = paid();
    refunds.apply(sold.refund("re_" + user, "succeeded", 900, "request"));

    assertThat(count("?type=refund")).isOne();
    assertThat(count("?type=renewal")).isZero();
    assertThat(count("?status=partially_refunded")).isOne();
    assertThat(count("?from=2026-03-02")).isZero();
    assertThat(count("?to=2026-02-28")).isZero();
    api.get(ada, LIST + "?type=gift").is(400, "invalid_request");
    api.get(ada, LIST + "?from=yesterday").is(400, "invalid_request");
    api.get(ada, LIST + "?from=-999999999-01-01").is(400, "invalid_request");
    api.get(ada, LIST + "?to=%2B999999999-12-31").is(400, "invalid_request");
  }

  @Test
  void otherUsersSeeNothing() {
    String id = paid().invoiceId;
    Person bob = Person.user();

    assertThat(api.get(bob, LIST).is(200).body().at("/items")).isEmpty();
    api.get(bob, LIST + "?userId=" + user).is(404, "not_found");
    api.get(bob, LIST + "?format=csv&userId=" + user).is(404, "not_found");
    api.get(bob, "/api/billing/invoices/" + id).is(404, "not_found");
    api.get(bob, "/api/billing/invoices/" + id + "/pdf").is(404, "not_found");
    api.get(NOBODY, LIST).is(401);
    api.get(NOBODY, "/api/billing/invoices/" + id + "/pdf").is(401);
    Person admin = Person.admin();
    assertThat(api.get(admin, LIST + "?userId=" + user).is(200).body().at("/items")).hasSize(1);
    api.get(admin, "/api/billing/invoices/" + id).is(200);
  }

  @Test
  void listIsAvailableAsCsv() {
    String id = paid().invoiceId;

    Answer asked = api.get(ada, LIST + "?format=csv").is(200);
    Answer accepted = api.call(ada, get(LIST).header("Accept", "text/csv")).is(200);

    assertThat(asked.text())
        .isEqualTo(accepted.text())
        .startsWith("transactionId,createdAt,type,status,amount,")
        .contains(id + ",2026-03-01T10:00:00Z,purchase,paid,29.00,0.00,USD,Pro,pro,,monthly,");
    assertThat(asked.response().getContentType()).isEqualTo("text/csv;charset=UTF-8");
    for (String accept : List.of("*/*", "application/json, text/plain, */*")) {
      assertThat(api.call(ada, get(LIST).header("Accept", accept)).is(200).text()).startsWith("{");
    }
  }

  @Test
  void csvEscapesFormulas() {
    String id = paid().invoiceId;
    mongo
        .getCollection(Transaction.COLLECTION)
        .updateOne(
            new Document("_id", id),
            new Document("$set", new Document("item.name", "=HYPERLINK(\"http://x\",\"y\")")));

    assertThat(api.get(ada, LIST + "?format=csv").is(200).text())
        .contains(",\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",");
  }

  @Test
  void invoiceShowsPaymentAndRefunds() {
    TestPurchase sold = paid();
    refunds.apply(sold.refund("re_" + user, "succeeded", 900, "request"));

    Answer invoice = api.get(ada, "/api/billing/invoices/" + sold.invoiceId).is(200);

    assertHas(
        invoice,
        """
        {number: 'A-0001', buyer: {name: 'Ada Example'}, seller: {name: 'OneLastAI'},
         lines: [{description: '1 × Pro'}], status: 'partially_refunded',
         refunds: [{amount: 900}]}
        """);
    api.get(ada, "/api/billing/invoices/re_" + user).is(404, "not_found");
  }

  @Test
  void invoiceIsAvailableAsPdf() throws IOException {
    TestPurchase sold = paid();
    Answer file = api.get(ada, "/api/billing/invoices/" + sold.invoiceId + "/pdf").is(200);

    assertThat(file.response().getContentType()).isEqualTo("application/pdf");
    assertThat(file.response().getHeader("Content-Disposition")).contains("invoice-A-0001.pdf");
    try (PDDocument document = Loader.loadPDF(file.response().getContentAsByteArray())) {
      assertThat(new PDFTextStripper().getText(document))
          .contains("A-0001", "Ada Example", "Total USD 29.00");
    }
  }

  private TestPurchase paid() {
    TestPurchase sold = new TestPurchase(user).byCard();
    invoices.handle(sold.paid(1));
    return sold;
  }

  private int count(String query) {
    return api.get(ada, LIST + query).is(200).body().at("/items").size();
  }
}
