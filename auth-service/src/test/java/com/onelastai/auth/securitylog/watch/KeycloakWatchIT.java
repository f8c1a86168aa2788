package com.onelastai.auth.securitylog.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.onelastai.auth.account.Accounts;
import com.onelastai.auth.client.Client;
import com.onelastai.auth.keycloak.Authenticator;
import com.onelastai.auth.keycloak.Authenticator.Factors;
import com.onelastai.auth.keycloak.KeycloakUsers;
import com.onelastai.auth.keycloak.TokenEndpoint;
import com.onelastai.auth.keycloak.TokenEndpoint.Tokens;
import com.onelastai.auth.test.Api;
import com.onelastai.auth.test.AuthServiceIT;
import com.onelastai.auth.user.User;
import com.onelastai.auth.user.Users;
import com.onelastai.mail.test.Mail;
import com.onelastai.mail.test.MailServer;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.test.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

@AuthServiceIT
class KeycloakWatchIT {

  private static final String FIREFOX = Api.USER_AGENT;
  private static final String PHONE =
      "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
          + " Gecko) Version/17.5 Mobile/15E148 Safari/604.1";
  private static final Client AT_HOME = new Client("203.0.113.7", FIREFOX);
  private static final Client ON_THE_WAY = new Client("198.51.100.9", PHONE);

  @Autowired private Watched watched;
  @Autowired private MongoOperations mongo;
  @Autowired private Users users;
  @Autowired private Accounts accounts;
  @Autowired private KeycloakUsers keycloak;
  @Autowired private Authenticator authenticator;
  @Autowired private TokenEndpoint tokens;
  private final String email = Api.newEmail();
  private String id = "";

  @BeforeEach
  void openAccount() {
    id = keycloak.create(email, "Ada Example", Api.PASSWORD, "en");
  }

  @Test
  void loginByOurEndpointIsLoggedWithAddressAndBrowser() {
    Instant before = Instant.now().minusSeconds(1);

    login(AT_HOME);

    Document entry = loginEntry(AT_HOME, "auth-service");
    assertThat(entry).containsKey("sessionId");
    User user = user();
    assertThat(user.lastLoginAt()).isAfter(before).isEqualTo(entry.getDate("at").toInstant());
    assertThat(user.email()).isEqualTo(email);
    await()
        .untilAsserted(() ->
            assertThat(Topic.read("identity.v1", id))
                .filteredOn(event -> event.contains("logged-in"))
                .hasSize(1));
  }

  @Test
  void loginOnKeycloaksPageIsLoggedWithAddressAndBrowser() {
    Pages pages = new Pages(PHONE, "198.51.100.9").open("");

    assertThat(pages.submit(Map.of("username", email, "password", Api.PASSWORD))).isTrue();
    loginEntry(ON_THE_WAY, "web");
  }

  @Test
  void fiveFailuresAreCountedAndLockOnce() {
    login(AT_HOME);
    refused("wrong password", 5);

    Document lock = logged("account_locked", 1).getFirst();
    assertThat(logged("login_failed", 5))
        .allSatisfy(entry ->
            assertThat(entry.get("details", Document.class))
                .containsEntry("reason", "invalid_user_credentials"));
    User locked = user();
    assertThat(locked.loginAttempts()).isEqualTo(5);
    assertThat(locked.lockUntil())
        .isEqualTo(lock.getDate("at").toInstant().plus(Duration.ofMinutes(15)));

    assertThat(MailServer.mailsTo(email, 1).getLast())
        .returns("OneLastAI: Your account is locked for a while", Mail::subject)
        .satisfies(mail -> assertThat(mail.plain()).contains("Hello", "Address: "));

    refused(Api.PASSWORD, 1);
    logged("login_failed", 6);
    logged("account_locked", 1);
    assertThat(user().loginAttempts()).isEqualTo(5);
    assertThat(user().lockUntil()).isEqualTo(locked.lockUntil());
  }

  @Test
  void successClearsTheFailures() {
    refused("wrong password", 1);
    logged("login_failed", 1);
    assertThat(user().loginAttempts()).isEqualTo(1);

    login(AT_HOME);

    logged("login", 1);
    assertThat(user().loginAttempts()).isZero();
  }

  @Test
  void failedReauthenticationIsNotAFailedLogin() {
    login(AT_HOME);
    User user = accounts.require(id);
    assertThatThrownBy(() -> authenticator.check(user, "wrong password", null, AT_HOME))
        .isInstanceOfSatisfying(
            ApiException.class,
            refused -> assertThat(refused.code()).isEqualTo("invalid_credentials"));
    authenticator.check(user, Api.PASSWORD, null, AT_HOME);

    logged("reauthentication_failed", 1);
    logged("login", 1);
    logged("login_failed", 0);
    assertThat(user().loginAttempts()).isEqualTo(1);
  }

  @Test
  void newDeviceIsPublishedOnce() {
    login(AT_HOME);
    logged("login", 1);
    login(ON_THE_WAY);
    login(AT_HOME);
    login(ON_THE_WAY);
    logged("login", 4);

    assertThat(newDevice())
        .contains("\"browser\":\"Mobile Safari\"", "\"os\":\"iOS\"", "\"198.51.100.9\"");
  }

  @Test
  void redeliveredEventsChangeNothing() {
    login(AT_HOME);
    refused("wrong password", 1);
    login(ON_THE_WAY);
    refused("wrong password", 1);
    logged("login", 2);
    logged("login_failed", 2);
    newDevice();
    Document user = document("users");
    Document security = document("usersecurities");
    List<Document> entries = entries();

    watched.readAgain();
    assertThat(entries()).isEqualTo(entries);
    assertThat(document("users")).isEqualTo(user);

    mongo.remove(new Query(Criteria.where("userId").is(id)), "securityLogs");
    watched.readAgain();
    assertThat(entries()).isEqualTo(entries);
    assertThat(document("users")).isEqualTo(user);
    assertThat(document("usersecurities")).isEqualTo(security);
    newDevice();
  }

  @Test
  void logoutPublishesTheEndOfTheSession() {
    Tokens login = login(AT_HOME);
    String session = logged("login", 1).getFirst().getString("sessionId");

    tokens.logout(String.valueOf(login.refreshToken()), AT_HOME);

    assertThat(logged("logout", 1).getFirst()).containsEntry("sessionId", session);
    watched.readAgain();
    watched.sessionEnded(id, session);
  }

  @Test
  void erasedAccountIsNotBroughtBack() {
    login(AT_HOME);
    logged("login", 1);
    refused("wrong password", 1);
    mongo.remove(new Query(Criteria.where("_id").is(id)), "users");
    mongo.insert(new Document("_id", id).append("erasure", new Document()), "users");
    mongo.remove(new Query(Criteria.where("userId").is(id)), "securityLogs");

    watched.readAgain();

    assertThat(entries()).isEmpty();
    assertThat(document("users"))
        .isEqualTo(new Document("_id", id).append("erasure", new Document()));
  }

  private Tokens login(Client client) {
    return authenticator.login(email, password(Api.PASSWORD), null, false, client);
  }

  private void refused(String password, int times) {
    for (int i = 0; i < times; i++) {
      assertThatThrownBy(() -> authenticator.login(email, password(password), null, false, AT_HOME))
          .isInstanceOf(RuntimeException.class);
    }
  }

  private static Factors password(String password) {
    return new Factors(password, null, null);
  }

  private List<Document> logged(String event, int times) {
    return watched.logged(id, event, times);
  }

  /** The entry of the only login, with its origin. */
  private Document loginEntry(Client from, String client) {
    Document entry = logged("login", 1).getFirst();
    assertThat(entry)
        .containsEntry("address", from.address())
        .containsEntry("userAgent", from.userAgent());
    assertThat(entry.get("details", Document.class)).containsEntry("client", client);
    return entry;
  }

  private User user() {
    return users.find(id).orElseThrow();
  }

  private List<Document> entries() {
    return watched.entries(id);
  }

  private Document document(String collection) {
    Document document =
        Objects.requireNonNull(mongo.findById(id, Document.class, collection), collection);
    // The outbox is emptied at any time.
    document.remove("outbox");
    document.remove("outboxLease");
    return document;
  }

  /** The only new device of the account, as it was published. */
  private String newDevice() {
    await().until(() -> !newDevices().isEmpty());
    assertThat(newDevices()).hasSize(1);
    return newDevices().getFirst();
  }

  private List<String> newDevices() {
    return Topic.read("identity.v1", id).stream()
        .filter(event -> event.startsWith("com.onelastai.identity.new-device-seen.v1 "))
        .toList();
  }
}
