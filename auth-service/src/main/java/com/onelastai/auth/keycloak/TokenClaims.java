package com.onelastai.auth.keycloak;

import com.nimbusds.jwt.JWTParser;
import java.text.ParseException;
import java.util.Map;

/** Reads tokens that Keycloak itself handed over or vouched for, without checking them again. */
public final class TokenClaims {

  private TokenClaims() {}

  public static Map<String, Object> of(String token) {
    try {
      return JWTParser.parse(token).getJWTClaimsSet().getClaims();
    } catch (ParseException notOfKeycloak) {
      throw new IllegalArgumentException("Not a token of Keycloak", notOfKeycloak);
    }
  }
}
