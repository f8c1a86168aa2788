package com.onelastai.auth.keycloak;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param url the internal URL, with {@code /identity}
 * @param clientSecret of the clients {@code auth-service} and {@code credential-check}
 * @param readTimeout how long a request waits for Keycloak before it fails with 503
 * @param warmUp how long a start waits for Keycloak
 */
@ConfigurationProperties("onelastai.keycloak")
record KeycloakProperties(String url, String clientSecret, Duration readTimeout, Duration warmUp) {

  static final String REALM = "onelastai";
  static final String LOGIN_CLIENT = "auth-service";
  static final String CHECK_CLIENT = "credential-check";

  @Override
  public String toString() {
    return "KeycloakProperties[" + url + "]";
  }
}
