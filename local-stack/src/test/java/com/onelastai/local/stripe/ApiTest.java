package com.onelastai.local.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Behaviour common to all calls. */
class ApiTest {

  @AutoClose private final Shop shop = new Shop();

  @Test
  void wrongKeyIsRefused() {
    assertThatThrownBy(
            () -> Shop.client(shop.stripe.url(), "sk_test_other").v1().customers().list())
        .isInstanceOf(AuthenticationException.class);
  }

  @Test
  void unknownObjectGives404InThePathAnd400InAParameter() {
    assertThatThrownBy(() -> shop.v1.subscriptions().retrieve("sub_none"))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            e -> {
              assertThat(e.getStatusCode()).isEqualTo(404);
              assertThat(e.getCode()).isEqualTo("resource_missing");
            });
    assertThatThrownBy(() -> shop.checkout("cus_none", params -> {}))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            e -> {
              assertThat(e.getStatusCode()).isEqualTo(400);
              assertThat(e.getParam()).isEqualTo("customer");
            });
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
    Customer first = shop.customer();
    Customer second = shop.customer();
    Customer third = shop.customer();

    var page = shop.v1.customers().list(CustomerListParams.builder().setLimit(2L).build());
    var next =
        shop.v1
            .customers()
            .list(CustomerListParams.builder().setStartingAfter(second.getId()).build());

    assertThat(page.getData())
        .extracting(Customer::getId)
        .containsExactly(third.getId(), second.getId());
    assertThat(page.getHasMore()).isTrue();
    assertThat(next.getData()).extracting(Customer::getId).containsExactly(first.getId());
    assertThat(next.getHasMore()).isFalse();
  }

  @Test
  void responsesHaveTheSimulatedTime() throws Exception {
    shop.moveClock(Duration.ofDays(40));

    Customer customer = shop.customer();

    Instant expected = Instant.now().plus(Duration.ofDays(40));
    assertThat(customer.getLastResponse().date())
        .isCloseTo(expected, Assertions.within(30, ChronoUnit.SECONDS));
    assertThat(customer.getLastResponse().headers().allValues("Date")).hasSize(1);
    assertThat(Instant.ofEpochSecond(customer.getCreated()))
        .isCloseTo(expected, Assertions.within(30, ChronoUnit.SECONDS));
  }

  @Test
  void stubbedFaultsHavePrecedence() throws Exception {
    var outage =
        shop.stripe
            .faults()
            .stubFor(
                WireMock.any(WireMock.anyUrl())
                    .willReturn(
                        WireMock.jsonResponse("{\"error\": {\"type\": \"api_error\"}}", 500)));

    assertThatThrownBy(() -> shop.customer()).isInstanceOf(ApiException.class);

    shop.stripe.faults().removeStub(outage);
    assertThat(shop.customer().getName()).isEqualTo("Ada");
  }
}
