package com.onelastai.billing.customer;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
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

  @Autowired Customers customers;
  @Autowired UserEraser eraser;

  private final WireMockServer stripe = StripeServer.server();
  private final String user = UUID.randomUUID().toString();
  private final String customer = "cus_" + user.replace("-", "");

  @BeforeEach
  void stubStripe() {
    StripeServer.reset();
    stripe.stubFor(
        post("/v1/customers").willReturn(StripeServer.answer(StripeJson.customer(customer))));
    stripe.stubFor(
        delete("/v1/customers/" + customer)
            .willReturn(StripeServer.answer(StripeJson.customer(customer).put("deleted", true))));
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
    stripe.verify(1, postRequestedFor(urlEqualTo("/v1/customers")));
  }

  @Test
  void customerHasTheClaimsOfTheToken() {
    signIn(user);

    customers.require(user);

    stripe.verify(
        postRequestedFor(urlEqualTo("/v1/customers"))
            .withRequestBody(containing("email=ada%40example.org"))
            .withRequestBody(containing("name=Ada")));
  }

  @Test
  void tokenOfAnotherUserIsNotUsed() {
    signIn("an-admin");

    customers.require(user);

    stripe.verify(
        0, postRequestedFor(urlEqualTo("/v1/customers")).withRequestBody(containing("email")));
  }

  @Test
  void erasureDeletesTheCustomer() {
    customers.require(user);

    eraser.erase(user);
    eraser.erase(user);

    stripe.verify(1, deleteRequestedFor(urlEqualTo("/v1/customers/" + customer)));
    assertThat(customers.find(user)).isEmpty();
    assertThatThrownBy(() -> customers.require(user)).isInstanceOf(ApiException.class);
    stripe.verify(1, postRequestedFor(urlEqualTo("/v1/customers")));
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
