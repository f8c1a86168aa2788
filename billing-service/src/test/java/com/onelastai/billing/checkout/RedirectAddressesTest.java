package com.onelastai.billing.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.onelastai.billing.checkout.RedirectAddresses.Redirects;
import com.onelastai.starter.problem.ApiException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class RedirectAddressesTest {

  private static final Redirects DEFAULTS =
      new Redirects("/done?session_id={CHECKOUT_SESSION_ID}", "/stopped");

  private final RedirectAddresses addresses = addresses("http://localhost:8080/");

  @Test
  void defaultIsTheFrontend() {
    assertThat(addresses.resolve(null, null, DEFAULTS))
        .isEqualTo(
            new Redirects(
                "http://localhost:8080/done?session_id={CHECKOUT_SESSION_ID}",
                "http://localhost:8080/stopped"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:8080/thanks",
        "http://LOCALHOST:8080",
        "https://shop.example/thanks?s={CHECKOUT_SESSION_ID}&x=1#top",
        "http://shop.example:80/",
        "https://other.example:8443/"
      })
  void addressOnAnAllowedHostStaysAsItIs(String address) {
    assertThat(success(addresses, address)).isEqualTo(address);
  }

  @Test
  void pathBelongsToTheFrontend() {
    assertThat(success(addresses, "/thanks?a=b")).isEqualTo("http://localhost:8080/thanks?a=b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/",
        "//evil.example/",
        "https://localhost/",
        "https://other.example/",
        "https://shop.example.evil.example/",
        "https://shop.example:8443/",
        "https://shop.example@evil.example/",
        "https://user:secret@shop.example/",
        "http://localhost:8080{CHECKOUT_SESSION_ID}",
        "javascript:alert(1)",
        "ftp://shop.example/",
        "shop.example/thanks",
        ""
      })
  void addressElsewhereIsRefused(String address) {
    assertThat(refused(addresses, address)).containsExactly("successUrl not_allowed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/\\evil.example",
        "https://evil.example\\@shop.example/",
        "https://shop.example/a b",
        "https://shop.example/\r\nX: y",
        "/{other}",
        "https://[shop.example/"
      })
  void malformedAddressIsRefused(String address) {
    assertThat(refused(addresses, address)).containsExactly("successUrl malformed");
  }

  @Test
  void longAddressIsRefused() {
    assertThat(refused(addresses, "/" + "a".repeat(2048))).containsExactly("successUrl too_long");
  }

  @Test
  void productionAllowsOnlyHttps() {
    RedirectAddresses production = addresses("https://platform.example", "production");

    assertThat(success(production, "https://shop.example/")).isEqualTo("https://shop.example/");
    assertThat(success(production, "/thanks")).isEqualTo("https://platform.example/thanks");
    assertThat(refused(production, "http://shop.example/"))
        .containsExactly("successUrl not_allowed");
  }

  @Test
  void bothFieldsAreNamed() {
    ApiException refusal =
        catchThrowableOfType(
            ApiException.class, () -> addresses.resolve("ftp://a", "ftp://b", DEFAULTS));

    assertThat(refusal.fields())
        .extracting(field -> field.field())
        .containsExactly("successUrl", "cancelUrl");
  }

  private static RedirectAddresses addresses(String publicUrl, String... profiles) {
    MockEnvironment environment = new MockEnvironment();
    environment.setActiveProfiles(profiles);
    return new RedirectAddresses(
        publicUrl, List.of("Shop.example", "other.example:8443"), environment);
  }

  private static String success(RedirectAddresses addresses, @Nullable String address) {
    return addresses.resolve(address, null, DEFAULTS).successUrl();
  }

  private static List<String> refused(RedirectAddresses addresses, String address) {
    return catchThrowableOfType(ApiException.class, () -> success(addresses, address))
        .fields()
        .stream()
        .map(field -> field.field() + " " + field.code())
        .toList();
  }
}
