package com.onelastai.gateway.visit;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.gateway.visit.VisitProperties.Consent;
import com.onelastai.starter.config.LocalSecretsAutoConfiguration;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpCookie;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class VisitPropertiesTest {

  private final ApplicationContextRunner gateway =
      new ApplicationContextRunner()
          .withInitializer(new ConfigDataApplicationContextInitializer())
          .withConfiguration(AutoConfigurations.of(LocalSecretsAutoConfiguration.class))
          .withUserConfiguration(Visits.class);

  @Test
  void localSecretIsRejectedInProductionOnly() {
    gateway.run(context -> assertThat(context).hasNotFailed());
    gateway
        .withPropertyValues("spring.profiles.active=production")
        .run(context ->
            assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessageContaining("onelastai.visit.cookie-secret")
                .hasMessageContaining("ONELASTAI_COOKIE_SECRET")
                .hasMessageContaining("production"));
    gateway
        .withPropertyValues(
            "spring.profiles.active=production",
            "ONELASTAI_COOKIE_SECRET=a-secret-that-nobody-else-knows-at-all")
        .run(context -> assertThat(context).hasNotFailed());
  }

  @Test
  void shortSecretIsRejectedInEveryProfile() {
    gateway
        .withPropertyValues("ONELASTAI_COOKIE_SECRET=short")
        .run(context -> assertThat(context).hasFailed());
  }

  @Test
  void cookiesOfAnotherSecretAreInvalid() {
    String visitor = "0198f0c2-6d6f-7a4e-9a55-0c6f8e0f2a11";
    String cookie = new VisitCookies("a".repeat(32)).visitor(visitor);
    assertThat(new VisitCookies("a".repeat(32)).readVisitor(cookie)).isEqualTo(visitor);
    assertThat(new VisitCookies("b".repeat(32)).readVisitor(cookie)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "'', GRANTED, GRANTED",
    "'', DENIED, DENIED",
    "granted, DENIED, GRANTED",
    "denied, GRANTED, DENIED",
    "nonsense, DENIED, DENIED"
  })
  void missingConsentHasTheConfiguredMeaning(String cookie, Consent absent, Consent expected) {
    MockServerHttpRequest.BaseBuilder<?> request = MockServerHttpRequest.get("/");
    if (!cookie.isEmpty()) {
      request.cookie(new HttpCookie("onelastai_consent", cookie));
    }
    assertThat(Consent.of(((MockServerHttpRequest.BodyBuilder) request).build(), false, absent))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "granted, true, '', GRANTED",
    "granted, false, '', DENIED",
    "granted, true, denied, DENIED",
    "denied, true, granted, GRANTED",
    "'', true, '', DENIED"
  })
  void pageOfAnotherSiteTellsTheDecisionUnlessACookieDoes(
      String header, boolean otherSite, String cookie, Consent expected) {
    MockServerHttpRequest.BaseBuilder<?> request =
        MockServerHttpRequest.get("/").header("X-OneLastAI-Consent", header);
    if (!cookie.isEmpty()) {
      request.cookie(new HttpCookie("onelastai_consent", cookie));
    }
    assertThat(
            Consent.of(
                ((MockServerHttpRequest.BodyBuilder) request).build(), otherSite, Consent.DENIED))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.77, false, 203.0.113.0",
    "203.0.113.77, true, 203.0.113.77",
    "2001:db8:aaaa:bbbb:cccc::1, false, 2001:db8:aaaa:0:0:0:0:0",
    "2001:db8:aaaa:bbbb:cccc::1, true, 2001:db8:aaaa:bbbb:cccc:0:0:1"
  })
  void addressIsShortenedUnlessConfiguredOtherwise(String address, boolean full, String kept)
      throws UnknownHostException {
    assertThat(VisitFilter.shorten(InetAddress.getByName(address), full)).isEqualTo(kept);
  }

  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties(VisitProperties.class)
  @Import(VisitCookies.class)
  static class Visits {}
}
