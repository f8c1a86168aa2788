package com.onelastai.billing.customer;

import static com.onelastai.billing.test.StripeServer.deletions;
import static com.onelastai.billing.test.StripeServer.posted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onelastai.billing.stripe.StripeCheckouts;
import com.onelastai.billing.test.BillingServiceIT;
import com.onelastai.billing.test.StripeJson;
import com.onelastai.billing.test.StripeServer;
import com.onelastai.starter.erasure.UserEraser;
import com.onelastai.starter.problem.ApiException;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

@BillingServiceIT
class CustomersIT {

  private static final String CUSTOMERS = "/v1/customers";

  @Autowired Customers customers;
  @Autowired UserEraser eraser;
  @Autowired StripeCheckouts pages;

  private final String user = UUID.randomUUID().toString();
  private final String customer = "cus_" + user.replace("-", "");

  @BeforeEach
  void stubStripe() {
    StripeServer.reset();
    StripeServer.onPost(CUSTOMERS, StripeJson.customer(customer));
    StripeServer.onDelete(
        CUSTOMERS + "/" + customer, StripeJson.customer(customer).put("deleted", true));
  }

  @AfterEach
  void signOut() {
    SecurityContextHolder.clearContext();
  }

  @Test
  void customerIsCreatedOnce() {
    assertThat(customers.find(user)).isEmpty();

    assertThat(customers.require(user)).isEqualTo(customer);
    assertThat(customers.require(user)).isEqualTo(customer);

    assertThat(customers.find(user)).contains(customer);
    assertThat(customers.userOf(customer)).contains(user);
    assertThat(customers.userOf("cus_of_nobody")).isEmpty();
    assertThat(posted(CUSTOMERS)).hasSize(1);
  }

  @Test
  void customerHasTheClaimsOfTheToken() {
    signIn(user);

    customers.require(user);

    assertThat(posted(CUSTOMERS))
        .singleElement()
        .asString()
        .contains("email=ada@example.org", "name=Ada Example");
  }

  @Test
  void tokenOfAnotherUserIsNotUsed() {
    signIn("an-admin");

    customers.require(user);

    assertThat(posted(CUSTOMERS)).singleElement().asString().doesNotContain("email");
  }

  @Test
  void erasureDeletesTheCustomer() {
    customers.require(user);

    eraser.erase(user);
    eraser.erase(user);

    assertThat(deletions(CUSTOMERS + "/" + customer)).isOne();
    assertThat(customers.find(user)).isEmpty();
    assertThatThrownBy(() -> customers.require(user)).isInstanceOf(ApiException.class);
    assertThat(posted(CUSTOMERS)).hasSize(1);
  }

  @Test
  void customerThatStripeDoesNotKnowIsCreatedAnew() {
    customers.require(user);
    StripeServer.onPost(CUSTOMERS, StripeJson.customer(customer + "2"));
    StripeServer.onPost("/v1/checkout/sessions", StripeServer.unknown("customer", customer));

    assertThatThrownBy(() -> customers.withCustomer(user, this::openPage))
        .extracting("code")
        .isEqualTo("payment_refused");

    assertThat(customers.find(user)).contains(customer + "2");
    assertThat(posted("/v1/checkout/sessions"))
        .satisfiesExactly(
            first -> assertThat(first).contains("customer=" + customer + "&"),
            second -> assertThat(second).contains("customer=" + customer + "2&"));
  }

  @Test
  void anotherRefusalKeepsTheCustomer() {
    customers.require(user);
    StripeServer.onPost(
        "/v1/checkout/sessions", StripeServer.refusal(400, "invalid_request_error", "other"));

    assertThatThrownBy(() -> customers.withCustomer(user, this::openPage))
        .isInstanceOf(ApiException.class);

    assertThat(customers.find(user)).contains(customer);
    assertThat(posted(CUSTOMERS)).hasSize(1);
  }

  private String openPage(String customerId) {
    return pages.createForCard(customerId, "https://a.example/1", "https://a.example/2").id();
  }

  private static void signIn(String subject) {
    Jwt token =
        Jwt.withTokenValue("token")
            .header("alg", "none")
            .subject(subject)
            .claim("email", "ada@example.org")
            .claim("name", "Ada Example")
            .expiresAt(Instant.now().plusSeconds(60))
            .build();
    SecurityContextHolder.getContext().setAuthentication(new JwtAuthenticationToken(token));
  }
}
