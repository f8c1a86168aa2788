package com.onelastai.auth.erasure;

import com.onelastai.auth.keycloak.KeycloakUsers;
import com.onelastai.starter.erasure.UserDataHolder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
class ErasureConfiguration {

  /** First: without the account in Keycloak nobody can store anything new. */
  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  UserDataHolder accountInKeycloak(KeycloakUsers keycloak) {
    return keycloak::delete;
  }
}
