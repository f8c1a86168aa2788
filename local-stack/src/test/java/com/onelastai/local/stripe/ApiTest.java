package com.onelastai.local.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.stripe.exception.ApiException;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.model.Customer;
import com.stripe.net.RequestOptions;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerListParams;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Behaviour common to all calls. */
class ApiTest {

  @AutoClose private final Shop shop = new Shop();

  @Test
  void wrongKeyIsRefused() {
    assertThatThrownBy(() -> Shop.client(shop.stripe.url(), "sk_test_other").customers().list())
        .isInstanceOf(AuthenticationException.class);
  }

  @Test
  void unknownObjectGives404InThePathAnd400InAParameter() {
    assertThatThrownBy(() -> shop.v1.subscriptions().retrieve("sub_none"))
        .isInstanceOf(InvalidRequestException.class)
        .extracting("statusCode", "code")
        .containsExactly(404, "resource_missing");
    assertThatThrownBy(() -> shop.checkout("cus_none", Map.of()))
        .isInstanceOf(InvalidRequestException.class)
        .extracting("statusCode", "param")
        .containsExactly(400, "customer");
  }

  @Test
  void sameKeyTwiceMakesOneObject() throws Exception {
    RequestOptions key = RequestOptions.builder().setIdempotencyKey("customer-u1").build();
    CustomerCreateParams params = CustomerCreateParams.builder().setName("Ada").build();

    Customer first = shop.v1.customers().create(params, key);
    Customer again = shop.v1.customers().create(params, key);

    assertThat(again.getId()).isEqualTo(first.getId());
    assertThat(again.getLastResponse().headers().firstValue("Idempotent-Replayed"))
        .contains("true");
    assertThatThrownBy(() ->
            shop.v1.customers().create(CustomerCreateParams.builder().setName("Bob").build(), key))
        .isInstanceOf(IdempotencyException.class);
    assertThat(shop.v1.customers().list().getData()).hasSize(1);
  }

  @Test
  void listsArePagedNewestFirst() throws Exception {
    String first = shop.customer().getId();
    String second = shop.customer().getId();
    String third = shop.customer().getId();

    var page = shop.v1.customers().list(CustomerListParams.builder().setLimit(2L).build());
    var next =
        shop.v1.customers().list(CustomerListParams.builder().setStartingAfter(second).build());

    assertThat(page.getData()).extracting(Customer::getId).containsExactly(third, second);
    assertThat(page.getHasMore()).isTrue();
    assertThat(next.getData()).extracting(Customer::getId).containsExactly(first);
    assertThat(next.getHasMore()).isFalse();
  }

  @Test
  void responsesHaveTheSimulatedTime() throws Exception {
    shop.moveClock(Duration.ofDays(40));

    Customer customer = shop.customer();

    Instant expected = Instant.now().plus(Duration.ofDays(40));
    assertThat(
            List.of(
                customer.getLastResponse().date(), Instant.ofEpochSecond(customer.getCreated())))
        .allSatisfy(time -> assertThat(time).isCloseTo(expected, within(30, ChronoUnit.SECONDS)));
    assertThat(customer.getLastResponse().headers().allValues("Date")).hasSize(1);
  }

  @Test
  void stubbedFaultsHavePrecedence() throws Exception {
    var answer = WireMock.jsonResponse("{\"error\": {\"type\": \"api_error\"}}", 500);
    var outage = shop.stripe.faults().stubFor(WireMock.any(WireMock.anyUrl()).willReturn(answer));

    assertThatThrownBy(() -> shop.customer()).isInstanceOf(ApiException.class);

    shop.stripe.faults().removeStub(outage);
    assertThat(shop.customer().getName()).isEqualTo("Ada");
  }
}
