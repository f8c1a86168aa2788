package com.onelastai.keycloak;

import com.onelastai.keycloak.KeycloakServer.Answer;
import java.util.Base64;
import tools.jackson.databind.JsonNode;

/** What access tokens say. */
final class Tokens {

  private Tokens() {}

  static JsonNode claims(Answer answer) {
    String token = answer.json().required("access_token").asString();
    return KeycloakServer.JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
  }
}
