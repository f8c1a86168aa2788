package com.onelastai.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The simulator's payment page, used like a browser. */
record CheckoutPage(URI address) {

  static final String GOOD = "4242424242424242";
  static final String DECLINED = "4000000000000002";

  /** The card whose first payment succeeds and whose later ones fail. */
  static final String FAILS_LATER = "4000000000000341";

  /** The card that asks to confirm each payment. */
  static final String ASKS = "4000002760003184";

  /** The card whose payments are disputed. */
  static final String DISPUTED = "4000000000000259";

  /** The page that the answer to an order names. */
  static CheckoutPage of(HttpResponse<String> answer) {
    return new CheckoutPage(URI.create(Account.read(answer).get("url").asString()));
  }

  /** Pays and returns the address that the page redirects to. */
  URI pay(String card) {
    HttpResponse<String> answer = submit(card);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    return URI.create(answer.headers().firstValue("Location").orElseThrow());
  }

  /** The page with the error of the bank. */
  String tryToPay(String card) {
    HttpResponse<String> answer = submit(card);
    assertThat(answer.statusCode()).isBetween(200, 402);
    return answer.body();
  }

  private HttpResponse<String> submit(String card) {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    HttpRequest.Builder form =
        HttpRequest.newBuilder(URI.create(address + "/pay"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "card=" + URLEncoder.encode(card, StandardCharsets.UTF_8)));
    return Http.send(client, form, Map.of());
  }
}
