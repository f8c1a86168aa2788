package com.onelastai.auth.keycloak;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.nimbusds.jwt.JWTParser;
import com.onelastai.auth.client.Client;
import com.onelastai.auth.keycloak.Authenticator.Factors;
import com.onelastai.starter.problem.ApiException;
import java.io.IOException;
import java.text.ParseException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClient.RequestHeadersSpec.ConvertibleClientHttpResponse;

/** Keycloak's token endpoint; passes on the user's address and browser for events and sessions. */
public final class TokenEndpoint {

  private final RestClient endpoint;
  private final String clientSecret;
  private final KeycloakCalls calls;

  TokenEndpoint(RestClient endpoint, String clientSecret, KeycloakCalls calls) {
    this.endpoint = endpoint;
    this.clientSecret = clientSecret;
    this.calls = calls;
  }

  /**
   * Starts a session.
   *
   * @param knownDeviceOf the id of the user who has signed in with this device before
   * @param staySignedIn whether the session is a long one
   */
  Tokens login(
      String email,
      Factors factors,
      @Nullable String knownDeviceOf,
      boolean staySignedIn,
      Client client) {
    MultiValueMap<String, String> form = password(KeycloakProperties.LOGIN_CLIENT, email, factors);
    form.add("scope", "openid");
    add(form, "known_device_of", knownDeviceOf);
    if (staySignedIn) {
      form.add("remember_me", "true");
    }
    return tokens(form, client);
  }

  /** Checks the credentials without starting a session; the returned token grants no access. */
  Tokens check(String email, Factors factors, Client client) {
    return tokens(password(KeycloakProperties.CHECK_CLIENT, email, factors), client);
  }

  /**
   * Exchanges a refresh token for new tokens.
   *
   * @throws TokenRefused if the refresh token is invalid or was used before
   */
  public Tokens refresh(String refreshToken, Client client) {
    MultiValueMap<String, String> form = form(KeycloakProperties.LOGIN_CLIENT, "refresh_token");
    form.add("refresh_token", refreshToken);
    return tokens(form, client);
  }

  /** Ends the session of a refresh token, if it has one. */
  public void logout(String refreshToken, Client client) {
    MultiValueMap<String, String> form = form(KeycloakProperties.LOGIN_CLIENT, "");
    form.add("refresh_token", refreshToken);
    calls.call(() -> post("/logout", form, client).exchange((request, response) -> true));
  }

  /** Reads a token that came from Keycloak or that Keycloak verified; does not verify it again. */
  public static Map<String, Object> claims(String token) {
    try {
      return JWTParser.parse(token).getJWTClaimsSet().getClaims();
    } catch (ParseException notOfKeycloak) {
      throw new IllegalArgumentException("Not a token of Keycloak", notOfKeycloak);
    }
  }

  private MultiValueMap<String, String> password(String clientId, String email, Factors factors) {
    MultiValueMap<String, String> form = form(clientId, "password");
    form.add("username", email);
    add(form, "password", factors.password());
    add(form, "totp", factors.otp());
    add(form, "recovery_code", factors.recoveryCode());
    return form;
  }

  private MultiValueMap<String, String> form(String clientId, String grantType) {
    MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
    form.add("client_id", clientId);
    form.add("client_secret", clientSecret);
    form.add("grant_type", grantType);
    return form;
  }

  private static void add(
      MultiValueMap<String, String> form, String field, @Nullable String value) {
    if (value != null) {
      form.add(field, value);
    }
  }

  private Tokens tokens(MultiValueMap<String, String> form, Client client) {
    return calls.call(
        () -> post("/token", form, client).exchangeForRequiredValue(TokenEndpoint::read));
  }

  private RestClient.RequestBodySpec post(
      String path, MultiValueMap<String, String> form, Client client) {
    return endpoint
        .post()
        .uri(path)
        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
        .headers(headers -> describe(client, headers))
        .body(form);
  }

  private static void describe(Client client, HttpHeaders headers) {
    if (client.address() != null) {
      headers.set("X-Forwarded-For", client.address());
    }
    if (client.userAgent() != null) {
      headers.set(HttpHeaders.USER_AGENT, client.userAgent());
    }
  }

  private static Tokens read(HttpRequest request, ConvertibleClientHttpResponse response)
      throws IOException {
    if (response.getStatusCode().is2xxSuccessful()) {
      return body(response, Tokens.class);
    }
    if (response.getStatusCode().is5xxServerError()) {
      throw new HttpServerErrorException(response.getStatusCode());
    }
    throw new TokenRefused(body(response, TokenRefused.Answer.class));
  }

  private static <T> T body(ConvertibleClientHttpResponse response, Class<T> type) {
    return Objects.requireNonNull(response.bodyTo(type), "Keycloak answered without a body");
  }

  /**
   * The tokens of a session.
   *
   * @param expiresIn seconds until the access token expires
   * @param refreshExpiresIn seconds until the refresh token expires
   */
  public record Tokens(
      @JsonProperty("access_token") String accessToken,
      @JsonProperty("expires_in") long expiresIn,
      @JsonProperty("refresh_token") @Nullable String refreshToken,
      @JsonProperty("refresh_expires_in") long refreshExpiresIn) {

    @Override
    public String toString() {
      return "Tokens[]";
    }
  }

  /** The token endpoint refused a request. */
  public static final class TokenRefused extends RuntimeException {

    private final transient Answer answer;

    TokenRefused(Answer answer) {
      super(answer.error());
      this.answer = answer;
    }

    static TokenRefused otpRequired() {
      return new TokenRefused(new Answer("otp_required", null, null));
    }

    /** The OAuth error; a login has those of our Keycloak provider ({@code Refusal}). */
    public String error() {
      return answer.error();
    }

    public String description() {
      return answer.description() == null ? "" : answer.description();
    }

    /** Seconds until the lock expires. */
    long retryAfter() {
      return answer.retryAfter() == null ? 0 : answer.retryAfter();
    }

    /** Whether a password or a code was wrong, which counts as a failure. */
    public boolean isFailure() {
      return switch (error()) {
        case "invalid_grant", "invalid_otp", "invalid_recovery_code" -> true;
        default -> false;
      };
    }

    /**
     * Returns the problem for the caller.
     *
     * @param status 401 at a login, 403 to someone who is signed in
     */
    public ApiException problem(HttpStatus status) {
      return switch (error()) {
        case "invalid_grant" ->
            new ApiException(
                status, "invalid_credentials", "The e-mail address or the password is wrong.");
        case "otp_required" ->
            new ApiException(status, "otp_required", "A one-time password is required too.");
        case "invalid_otp", "invalid_recovery_code" ->
            new ApiException(status, "otp_invalid", "The code is wrong or was used before.");
        case "account_disabled" ->
            new ApiException(HttpStatus.FORBIDDEN, "account_disabled", "This account is disabled.");
        default ->
            throw new IllegalStateException("Keycloak refused this service: " + error(), this);
      };
    }

    /** The body of a refusal. */
    record Answer(
        String error,
        @JsonProperty("error_description") @Nullable String description,
        @JsonProperty("retry_after") @Nullable Long retryAfter) {}
  }
}
