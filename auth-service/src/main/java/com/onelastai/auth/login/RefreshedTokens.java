package com.onelastai.auth.login;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.auth.keycloak.TokenEndpoint.Tokens;
import com.onelastai.starter.index.Expires;
import com.onelastai.starter.problem.ApiException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.encrypt.Encryptors;
import org.springframework.security.crypto.encrypt.TextEncryptor;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Exchanges each refresh token once. For a few seconds its successor is given out again: two tabs
 * refresh at the same moment, and an answer gets lost.
 */
@Component
class RefreshedTokens {

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofMillis(50);

  private final MongoOperations mongo;
  private final JsonMapper json;
  private final Clock clock;
  private final Duration window;

  RefreshedTokens(
      MongoOperations mongo,
      JsonMapper json,
      Clock clock,
      @Value("${onelastai.login.refresh-again}") Duration window) {
    this.mongo = mongo;
    this.json = json;
    this.clock = clock;
    this.window = window;
  }

  /**
   * Returns the successor of a token.
   *
   * @param exchange asks Keycloak, which refuses a token that was used before
   */
  Tokens exchange(String token, Supplier<Tokens> exchange) {
    String id = DigestUtils.sha256Hex(token);
    long end = System.nanoTime() + LONGEST_WAIT.toNanos();
    while (true) {
      Refreshed known = claim(id);
      if (known == null) {
        return exchangeFirst(id, token, exchange);
      }
      if (!clock.instant().isBefore(known.expiresAt())) {
        return exchange.get();
      }
      if (known.successor() != null) {
        return json.readValue(cipher(id, token).decrypt(known.successor()), Tokens.class);
      }
      if (System.nanoTime() - end > 0) {
        throw unavailable();
      }
      pause();
    }
  }

  /**
   * @return null if this call may exchange the token
   */
  private @Nullable Refreshed claim(String id) {
    try {
      mongo.insert(new Refreshed(id, null, clock.instant().plus(window)));
      return null;
    } catch (DuplicateKeyException exchangedBefore) {
      Refreshed known = mongo.findById(id, Refreshed.class);
      return known == null ? claim(id) : known;
    }
  }

  private Tokens exchangeFirst(String id, String token, Supplier<Tokens> exchange) {
    Query claimed = new Query(where("_id").is(id));
    try {
      Tokens successor = exchange.get();
      String secret = cipher(id, token).encrypt(json.writeValueAsString(successor));
      Update done =
          new Update().set("successor", secret).set(Expires.FIELD, clock.instant().plus(window));
      mongo.updateFirst(claimed, done, Refreshed.class);
      return successor;
    } catch (RuntimeException refused) {
      mongo.remove(claimed, Refreshed.class);
      throw refused;
    }
  }

  /** Only who has the token can read its successor: the store has but the token's hash. */
  private static TextEncryptor cipher(String id, String token) {
    return Encryptors.delux(token, id);
  }

  private static void pause() {
    try {
      Thread.sleep(POLL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable();
    }
  }

  private static ApiException unavailable() {
    return new ApiException(
        HttpStatus.SERVICE_UNAVAILABLE,
        "identity_unavailable",
        "Another request refreshes this session and has no answer yet. Try again in a moment.");
  }

  /**
   * A refresh token that was exchanged, or is being exchanged.
   *
   * @param id the token's hash
   * @param successor encrypted; null until Keycloak has answered
   */
  @Expires
  @Document("authrefreshes")
  private record Refreshed(@Id String id, @Nullable String successor, Instant expiresAt) {}
}
