package com.onelastai.auth.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.auth.keycloak.KeycloakUsers;
import com.onelastai.auth.test.Api;
import com.onelastai.auth.test.AuthServiceIT;
import com.onelastai.auth.user.StoredUsers;
import com.onelastai.auth.user.User;
import com.onelastai.starter.test.Topic;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

@AuthServiceIT
class UnverifiedAccountsIT {

  private static final Duration LIFETIME = Duration.ofDays(7);

  @Autowired private Api api;
  @Autowired private UnverifiedAccounts unverified;
  @Autowired private KeycloakUsers keycloak;
  @Autowired private StoredUsers stored;
  @Autowired private MongoOperations mongo;
  @Autowired private Clock clock;
  private final String email = Api.newEmail();

  @Test
  void unverifiedAccountIsErasedEverywhereAfterAWeekAndItsAddressIsFree() {
    String id = register(LIFETIME);
    api.register(email).is(409, "email_taken");

    unverified.run();

    assertThat(stored.document(id)).containsKey("erasure").doesNotContainKey("email");
    assertThat(keycloak.find(id)).isEmpty();
    await()
        .untilAsserted(() ->
            assertThat(Topic.read("identity.v1", id))
                .anyMatch(event -> event.startsWith("com.onelastai.identity.user-erased")));
    api.login(email, Api.PASSWORD).is(401, "invalid_credentials");
    assertThat(api.register(email).is(201).text("/id")).isNotEqualTo(id);
  }

  @Test
  void youngerAccountStays() {
    String id = register(LIFETIME.minusMinutes(1));

    unverified.run();

    assertThat(stored.document(id)).containsEntry("email", email);
    api.login(email, Api.PASSWORD).is(200);
  }

  @Test
  void verifiedAccountStays() {
    String id = register(LIFETIME);
    api.verifyEmail(Api.mailedToken(email, 1)).is(204);

    unverified.run();

    assertThat(stored.document(id)).containsEntry("email", email);
  }

  @Test
  void accountThatOnlyKeycloakKnowsAsVerifiedStays() {
    String id = register(LIFETIME);
    keycloak.setVerifiedEmail(id, email);

    unverified.run();

    assertThat(stored.document(id))
        .containsEntry("emailVerified", true)
        .doesNotContainKey("unverifiedSince");
  }

  /** An admin may set another address that is not verified yet. */
  @Test
  void accountThatWasVerifiedOnceStays() {
    String id = register(LIFETIME);
    api.verifyEmail(Api.mailedToken(email, 1)).is(204);
    mongo.updateFirst(byId(id), new Update().set("emailVerified", false), User.class);

    unverified.run();

    assertThat(stored.document(id)).containsEntry("email", email);
  }

  /** Opens an account that is this old. */
  private String register(Duration age) {
    String id = api.register(email).is(201).text("/id");
    Update older = new Update().set("unverifiedSince", clock.instant().minus(age));
    mongo.updateFirst(byId(id), older, User.class);
    return id;
  }

  private static Query byId(String id) {
    return new Query(where("_id").is(id));
  }
}
