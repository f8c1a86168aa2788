package com.onelastai.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.starter.visit.VisitHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Webhooks: signed calls from the server of a payment provider. */
@GatewayTest
class WebhookTest {

  private static final String PATH = "/api/stripe/webhook";
  private static final String SIGNATURE = "t=1800000000,v1=5f2c,v1=77aa,v0=00";
  private static final String SIGNED = "Stripe-Signature: " + SIGNATURE;

  @Autowired Caller caller;

  @Test
  void bodyAndSignatureArriveAsTheyWereSent() throws Exception {
    // No parser would write this the same way again.
    String body =
        "{\n  \"id\" : \"evt_1\",\t\"amount\": 1.50,\r\n \"name\":\"Zo\\u00eb Zoë 😀\" }  \n";
    String type = "Content-Type: application/json; charset=utf-8";
    String sender = "User-Agent: Stripe/1.0 (+https://stripe.com/docs/webhooks)";
    caller.post(PATH, body, type, SIGNED, sender).is(200);

    assertThat(TestBed.SERVICE.last(PATH).body()).isEqualTo(body);
    assertThat(TestBed.SERVICE.headers(PATH))
        .containsEntry("Stripe-Signature", SIGNATURE)
        .containsEntry("Content-Type", "application/json; charset=utf-8");
  }

  @Test
  void bodyOfUnknownLengthArrivesAsItWasSent() throws Exception {
    String body = "{\"padding\":\"" + "ü".repeat(30_000) + "\"}";
    HttpRequest request =
        caller
            .request(PATH, SIGNED)
            .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString(body)))
            .build();
    assertThat(caller.http().send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    assertThat(TestBed.SERVICE.last(PATH).body()).isEqualTo(body);
  }

  @Test
  void webhookBelongsToNoVisit() throws Exception {
    caller.post(PATH, "{}", SIGNED).hasNo("Set-Cookie");
    assertThat(TestBed.SERVICE.headers(PATH))
        .doesNotContainKeys(
            VisitHeaders.VISITOR, VisitHeaders.SESSION, VisitHeaders.CLIENT_ADDRESS);
  }

  @Test
  void oneAddressMaySendManyWebhooksUpToALimit() throws Exception {
    String from = "X-Forwarded-For: 192.0.2.77";
    int passed = 0;
    while (passed <= TestBed.WEBHOOKS_PER_MINUTE * 2
        && caller.callThroughProxy("POST", PATH, from).status() == 200) {
      passed++;
    }
    assertThat(passed).isBetween(TestBed.WEBHOOKS_PER_MINUTE, TestBed.WEBHOOKS_PER_MINUTE * 2);
    // Other requests from there have a limit of their own.
    caller.callThroughProxy("POST", "/api/stripe/checkout", from).is(200);
  }
}
