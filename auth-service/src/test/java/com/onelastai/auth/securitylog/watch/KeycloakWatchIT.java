package com.onelastai.auth.securitylog.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMailUtil;
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
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.test.Topic;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
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

  private final Watched watched;
  private final MongoOperations mongo;
  private final Users users;
  private final Accounts accounts;
  private final KeycloakUsers keycloak;
  private final Authenticator authenticator;
  private final TokenEndpoint tokens;
  private final String email = Api.newEmail();
  private String id = "";

  @Autowired
  KeycloakWatchIT(
      BeanFactory beans,
      MongoOperations mongo,
      Users users,
      Accounts accounts,
      KeycloakUsers keycloak,
      Authenticator authenticator,
      TokenEndpoint tokens) {
    this.watched = new Watched(beans);
    this.mongo = mongo;
    this.users = users;
    this.accounts = accounts;
    this.keycloak = keycloak;
    this.authenticator = authenticator;
    this.tokens = tokens;
  }

  @BeforeEach
  void openAccount() {
    id = keycloak.create(email, "Ada Example", Api.PASSWORD);
  }

  @Test
  void loginByOurEndpointIsLoggedWithAddressAndBrowser() {
    Instant before = Instant.now().minusSeconds(1);

    login(AT_HOME);

    Document entry = logged("login", 1).getFirst();
    assertThat(entry)
        .containsEntry("address", "203.0.113.7")
        .containsEntry("userAgent", FIREFOX)
        .containsKey("sessionId");
    assertThat(entry.get("details", Document.class)).containsEntry("client", "auth-service");
    User user = users.find(id).orElseThrow();
    assertThat(user.lastLoginAt()).isAfter(before).isEqualTo(entry.getDate("at").toInstant());
    assertThat(user.email()).isEqualTo(email);
  }

  @Test
  void loginOnKeycloaksPageIsLoggedWithAddressAndBrowser() {
    Pages pages = new Pages(PHONE, "198.51.100.9").open("");

    assertThat(pages.submit(Map.of("username", email, "password", Api.PASSWORD))).isTrue();
    Document entry = logged("login", 1).getFirst();
    assertThat(entry).containsEntry("address", "198.51.100.9").containsEntry("userAgent", PHONE);
    assertThat(entry.get("details", Document.class)).containsEntry("client", "web");
  }

  @Test
  void fiveFailuresAreCountedAndLockOnce() {
    login(AT_HOME);
    for (int i = 0; i < 5; i++) {
      refused("wrong password");
    }

    Document lock = logged("account_locked", 1).getFirst();
    assertThat(logged("login_failed", 5))
        .allSatisfy(entry ->
            assertThat(entry.get("details", Document.class))
                .containsEntry("reason", "invalid_user_credentials"));
    User locked = users.find(id).orElseThrow();
    assertThat(locked.loginAttempts()).isEqualTo(5);
    assertThat(locked.lockUntil())
        .isEqualTo(lock.getDate("at").toInstant().plus(Duration.ofMinutes(15)));

    refused(Api.PASSWORD);
    logged("login_failed", 6);
    logged("account_locked", 1);
    assertThat(users.find(id).orElseThrow().loginAttempts()).isEqualTo(5);
    assertThat(users.find(id).orElseThrow().lockUntil()).isEqualTo(locked.lockUntil());
  }

  @Test
  void successClearsTheFailures() {
    refused("wrong password");
    logged("login_failed", 1);
    assertThat(users.find(id).orElseThrow().loginAttempts()).isEqualTo(1);

    login(AT_HOME);

    logged("login", 1);
    assertThat(users.find(id).orElseThrow().loginAttempts()).isZero();
  }

  @Test
  void failedReauthenticationIsNoFailedLogin() {
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
    assertThat(users.find(id).orElseThrow().loginAttempts()).isEqualTo(1);
  }

  @Test
  void secondDeviceIsToldOnce() throws Exception {
    login(AT_HOME);
    logged("login", 1);
    login(ON_THE_WAY);
    login(AT_HOME);
    login(ON_THE_WAY);
    logged("login", 4);

    List<MimeMessage> mails = mails(1);
    assertThat(mails.getFirst().getSubject()).isEqualTo("OneLastAI: A login from a new device");
    assertThat(GreenMailUtil.getWholeMessage(mails.getFirst()).replace("\r\n", "\n"))
        .contains("Hello Ada Example,")
        .contains("Device: Mobile Safari on iOS\n")
        .contains("Address: 198.51.100.9\n");
  }

  @Test
  void eventsThatComeAgainChangeNothing() {
    login(AT_HOME);
    refused("wrong password");
    login(ON_THE_WAY);
    refused("wrong password");
    logged("login", 2);
    logged("login_failed", 2);
    mails(1);
    Document user = document("users");
    Document security = document("usersecurities");
    List<Document> entries = entries();

    afresh();
    assertThat(entries()).isEqualTo(entries);
    assertThat(document("users")).isEqualTo(user);

    mongo.remove(new Query(Criteria.where("userId").is(id)), "securityLogs");
    afresh();
    assertThat(entries()).isEqualTo(entries);
    assertThat(document("users")).isEqualTo(user);
    assertThat(document("usersecurities")).isEqualTo(security);
    mails(1);
  }

  @Test
  void logoutEndsTheSessionForOthers() {
    Tokens login = login(AT_HOME);
    String session = logged("login", 1).getFirst().getString("sessionId");

    tokens.logout(String.valueOf(login.refreshToken()), AT_HOME);

    assertThat(logged("logout", 1).getFirst()).containsEntry("sessionId", session);
    afresh();
    String ids = "{\"userId\":\"" + id + "\",\"sessionId\":\"" + session + "\"}";
    await()
        .untilAsserted(() ->
            assertThat(Topic.read("identity.v1", id))
                .filteredOn(event -> event.contains("session"))
                .containsExactly("com.onelastai.identity.session-ended.v1 " + ids));
  }

  @Test
  void erasedAccountIsNotBroughtBack() {
    login(AT_HOME);
    logged("login", 1);
    refused("wrong password");
    mongo.remove(new Query(Criteria.where("_id").is(id)), "users");
    mongo.insert(new Document("_id", id).append("erasure", new Document()), "users");
    mongo.remove(new Query(Criteria.where("userId").is(id)), "securityLogs");

    afresh();

    assertThat(entries()).isEmpty();
    assertThat(document("users"))
        .isEqualTo(new Document("_id", id).append("erasure", new Document()));
  }

  private Tokens login(Client client) {
    return authenticator.login(email, password(Api.PASSWORD), client);
  }

  private void refused(String password) {
    assertThatThrownBy(() -> authenticator.login(email, password(password), AT_HOME))
        .isInstanceOf(RuntimeException.class);
  }

  private static Factors password(String password) {
    return new Factors(password, null, null);
  }

  private void afresh() {
    watched.afresh();
  }

  private List<Document> logged(String event, int times) {
    return watched.logged(id, event, times);
  }

  private List<Document> entries() {
    return watched.entries(id);
  }

  private Document document(String collection) {
    Document document =
        Objects.requireNonNull(mongo.findById(id, Document.class, collection), collection);
    // What waits there leaves at any time.
    document.remove("outbox");
    document.remove("outboxLease");
    return document;
  }

  private List<MimeMessage> mails(int count) {
    return Watched.mails(email, count);
  }
}
