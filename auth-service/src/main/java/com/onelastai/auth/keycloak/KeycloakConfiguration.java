package com.onelastai.auth.keycloak;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.resteasy.client.jaxrs.ResteasyClientBuilder;
import org.keycloak.OAuth2Constants;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

@Configuration(proxyBeanMethods = false)
class KeycloakConfiguration {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
  private static final int ADMIN_CONNECTIONS = 32;

  @Bean
  Keycloak keycloakAdminClient(KeycloakProperties properties) {
    return KeycloakBuilder.builder()
        .serverUrl(properties.url())
        .realm(KeycloakProperties.REALM)
        .grantType(OAuth2Constants.CLIENT_CREDENTIALS)
        .clientId(KeycloakProperties.LOGIN_CLIENT)
        .clientSecret(properties.clientSecret())
        .resteasyClient(
            ((ResteasyClientBuilder) ResteasyClientBuilder.newBuilder())
                .connectionPoolSize(ADMIN_CONNECTIONS)
                .connectionCheckoutTimeout(CONNECT_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                .connectTimeout(CONNECT_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(properties.readTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .build())
        .build();
  }

  @Bean
  TokenEndpoint tokenEndpoint(
      KeycloakProperties properties, KeycloakCalls calls, RestClient.Builder builder) {
    // HTTP/1.1, since without TLS the client would request an upgrade each time.
    HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
    JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(http);
    requests.setReadTimeout(properties.readTimeout());
    RestClient endpoint =
        builder
            .requestFactory(requests)
            .baseUrl(
                properties.url()
                    + "/realms/"
                    + KeycloakProperties.REALM
                    + "/protocol/openid-connect")
            .build();
    return new TokenEndpoint(endpoint, properties.clientSecret(), calls);
  }
}
