package com.onelastai.auth.securitylog.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.onelastai.auth.client.Client;
import com.onelastai.auth.device.Device;
import com.onelastai.auth.device.Device.DeviceType;
import com.onelastai.auth.device.KnownDevices;
import com.onelastai.auth.keycloak.Authenticator;
import com.onelastai.auth.keycloak.Authenticator.Factors;
import com.onelastai.auth.keycloak.KeycloakAdmin;
import com.onelastai.auth.keycloak.KeycloakUsers;
import com.onelastai.auth.keycloak.TokenEndpoint.TokenRefused;
import com.onelastai.auth.mail.MailKind;
import com.onelastai.auth.test.Api;
import com.onelastai.auth.test.AuthServiceIT;
import com.onelastai.auth.user.User;
import com.onelastai.auth.user.Users;
import com.onelastai.auth.usersecurity.MailedTokens;
import com.onelastai.auth.usersecurity.UserSecurities;
import com.onelastai.auth.usersecurity.UserSecurities.UserSecurity.KnownDevice;
import com.onelastai.mail.test.Mail;
import com.onelastai.mail.test.MailServer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.codec.binary.Base32;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.springframework.beans.factory.annotation.Autowired;

/** Changes that users make on Keycloak's own pages. */
@AuthServiceIT
class AccountPagesIT {

  private static final String ADDRESS = "198.51.100.9";
  private static final Client ELSEWHERE = new Client("203.0.113.7", "Elsewhere/1.0");
  private static final Device STRANGERS_DEVICE = new Device(DeviceType.PHONE, "Safari", "iOS");
  private static final String NEW_PASSWORD = "another correct horse";
  private static final Pattern LINK = Pattern.compile("http://localhost:8080/identity/\\S+");

  @Autowired private Watched watched;
  @Autowired private Users users;
  @Autowired private KeycloakUsers keycloak;
  @Autowired private KeycloakAdmin admin;
  @Autowired private Authenticator authenticator;
  @Autowired private MailedTokens tokens;
  @Autowired private UserSecurities securities;
  @Autowired private KnownDevices devices;
  private final Pages pages = new Pages(Api.USER_AGENT, ADDRESS);
  private final String email = Api.newEmail();
  private String id = "";

  @BeforeEach
  void openAccount() {
    id = keycloak.create(email, "Ada Example", Api.PASSWORD, "en");
  }

  @Test
  void changedPasswordIsLoggedAndMailed() {
    signIn("UPDATE_PASSWORD");

    assertThat(choose(NEW_PASSWORD)).isTrue();

    logged("password_changed");
    assertThat(mail(1).subject()).isEqualTo("OneLastAI: Your password was changed");
    signInElsewhere(NEW_PASSWORD);
  }

  @Test
  void changedPasswordEndsAChangeOfTheAddressThatWasRequestedBefore() {
    tokens.prepare(MailKind.VERIFY_EMAIL, id, Api.newEmail(), "Ada Example");
    signIn("UPDATE_PASSWORD");

    choose(NEW_PASSWORD);

    logged("password_changed");
    assertThat(securities.find(id).orElseThrow().tokens()).isNullOrEmpty();
  }

  @Test
  void changeOfThePasswordEndsOtherSessions() {
    signInElsewhere(Api.PASSWORD);
    String session = watched.logged(id, "login", 1).getFirst().getString("sessionId");
    signIn("UPDATE_PASSWORD");

    choose(NEW_PASSWORD, Map.of("logout-sessions", "on"));

    logged("password_changed");
    watched.sessionEnded(id, session);
  }

  @Test
  void forgottenPasswordIsResetByMail() {
    forgetPassword(pages);
    choose(NEW_PASSWORD);

    logged("password_changed");
    logged("login");
    assertThat(mail(2).subject()).isEqualTo("OneLastAI: Your password was changed");
    signInElsewhere(NEW_PASSWORD);
    assertThatThrownBy(() -> signInElsewhere(Api.PASSWORD)).isInstanceOf(TokenRefused.class);
  }

  @Test
  void pageAndItsMailAreInTheBrowsersLanguageIfTheUserPrefersNone() {
    preferNoLanguage();

    forgetPassword(new Pages(Api.USER_AGENT, ADDRESS).in("de-AT,de;q=0.9,en;q=0.5"));

    assertThat(mail(1).subject()).isEqualTo("Passwort zurücksetzen");
  }

  @Test
  void pageAndItsMailAreInTheLanguageThatTheUserPrefers() {
    keycloak.setLanguage(id, "de-AT");

    forgetPassword(pages);

    assertThat(mail(1).subject()).isEqualTo("Passwort zurücksetzen");
    assertThat(keycloak.find(id).orElseThrow().name()).isEqualTo("Ada Example");
  }

  @Test
  void mailAloneDoesNotOpenAVerifiedAccountWithASecondFactor() {
    keycloak.setVerifiedEmail(id, email);
    signIn("CONFIGURE_TOTP");
    final String secret = addDevice("phone");
    Pages reset = new Pages(Api.USER_AGENT, ADDRESS);
    forgetPassword(reset);
    reset.submit(Map.of("otp", "000000"));
    assertThat(reset.asks("password-new")).isFalse();
    logged("login_failed");

    // The code of this moment was used up when the device was added.
    reset.submit(Map.of("otp", Api.otp(secret, 1)));
    assertThat(reset.asks("password-new")).isTrue();
  }

  @Test
  void mailGivesAnUnverifiedAccountToWhoReadsTheMailbox() {
    signInElsewhere(Api.PASSWORD);
    String session = watched.logged(id, "login", 1).getFirst().getString("sessionId");
    signIn("CONFIGURE_TOTP");
    addDevice("of a stranger");
    Pages owner = new Pages(Api.USER_AGENT, ADDRESS);
    forgetPassword(owner);

    assertThat(owner.asks("password-new")).isTrue();
    assertThat(keycloak.find(id).orElseThrow().emailVerified()).isFalse();
    // Until the password is set, the stranger's still works.
    pages.open("CONFIGURE_TOTP");
    addDevice("another one of the stranger");
    devices.signedIn(id, STRANGERS_DEVICE, null, Instant.now());
    owner.submit(Map.of("password-new", NEW_PASSWORD, "password-confirm", NEW_PASSWORD));

    signInElsewhere(NEW_PASSWORD);
    logged("password_changed");
    assertThat(securities.find(id).orElseThrow().devices())
        .extracting(KnownDevice::key)
        .isNotEmpty()
        .doesNotContain(STRANGERS_DEVICE.key());
    assertThat(watched.logged(id, "logout", 2))
        .extracting(ended -> ended.getString("sessionId"))
        .contains(session);
    assertThat(user())
        .extracting(User::emailVerified, User::twoFactorEnabled)
        .containsExactly(true, false);
  }

  @Test
  void changedNameIsCopiedAndAnotherAddressIsIgnored() {
    signIn("UPDATE_PROFILE");

    pages.submit(Map.of("email", Api.newEmail(), "firstName", "Grace Example"));

    logged("profile_changed");
    assertThat(user()).extracting(User::name, User::email).containsExactly("Grace Example", email);
  }

  @Test
  void addressIsVerifiedByMail() {
    signIn("VERIFY_EMAIL");
    pages.submit(Map.of());

    pages.follow(mailedLink());

    logged("email_verified");
    assertThat(user().emailVerified()).isTrue();
  }

  @Test
  void secondFactorIsEnabledWhileThereIsADevice() {
    signIn("CONFIGURE_TOTP");
    addDevice("first");
    logged("two_factor_enabled");
    assertThat(user().twoFactorEnabled()).isTrue();
    assertThat(mail(1).subject()).isEqualTo("OneLastAI: Two-factor login was turned on");
    pages.open("CONFIGURE_TOTP");
    addDevice("second");
    watched.logged(id, "two_factor_enabled", 2);

    removeDevice();
    logged("two_factor_device_removed");
    watched.logged(id, "two_factor_disabled", 0);
    assertThat(user().twoFactorEnabled()).isTrue();

    removeDevice();
    logged("two_factor_disabled");
    assertThat(user().twoFactorEnabled()).isFalse();
    assertThat(mail(3).subject()).isEqualTo("OneLastAI: Two-factor login was turned off");
  }

  @Test
  void recoveryCodesAreLogged() {
    signIn("CONFIGURE_RECOVERY_AUTHN_CODES");

    String codes = pages.find("name=\"generatedRecoveryAuthnCodes\" value=\"", "\"");
    String at = pages.find("name=\"generatedAt\" value=\"", "\"");
    pages.submit(
        Map.of("generatedRecoveryAuthnCodes", codes, "generatedAt", at, "userLabel", "paper"));

    logged("backup_codes_renewed");
    assertThat(user().twoFactorEnabled()).isFalse();
  }

  /** As of an account that was created in Keycloak's console. */
  private void preferNoLanguage() {
    admin.run(realm -> {
      UserResource user = realm.users().get(id);
      UserRepresentation changed = user.toRepresentation();
      changed.setAttributes(Map.of());
      user.update(changed);
    });
  }

  private void signIn(String action) {
    pages.open(action).submit(Map.of("username", email, "password", Api.PASSWORD));
  }

  private void signInElsewhere(String password) {
    authenticator.login(email, new Factors(password, null, null), null, false, ELSEWHERE);
  }

  /** Requests a mail and follows its link. */
  private void forgetPassword(Pages pages) {
    pages.open("");
    pages.follow(pages.find("href=\"(?=[^\"]*/reset-credentials)", "\""));
    pages.submit(Map.of("username", email));
    logged("password_reset_requested");
    pages.follow(mailedLink());
  }

  private boolean choose(String password) {
    return choose(password, Map.of());
  }

  private boolean choose(String password, Map<String, String> options) {
    Map<String, String> form = new HashMap<>(options);
    form.put("password-new", password);
    form.put("password-confirm", password);
    return pages.submit(form);
  }

  /**
   * @return its secret in Base32
   */
  private String addDevice(String label) {
    String shown = pages.find("name=\"totpSecret\" value=\"", "\"");
    String secret = new Base32().encodeToString(shown.getBytes(StandardCharsets.UTF_8));
    pages.submit(Map.of("totp", Api.otp(secret, 0), "totpSecret", shown, "userLabel", label));
    return secret;
  }

  private void removeDevice() {
    CredentialRepresentation device =
        admin.call(realm -> realm.users().get(id).credentials()).stream()
            .filter(credential -> credential.getType().equals("otp"))
            .findFirst()
            .orElseThrow();
    pages.open("delete_credential:" + device.getId());
    assertThat(pages.submit(Map.of("accept", "on"))).isTrue();
  }

  /** Asserts that there is one entry with this event, from the browser of the pages. */
  private void logged(String event) {
    Document entry = watched.logged(id, event, 1).getFirst();
    assertThat(entry).containsEntry("address", ADDRESS).containsEntry("userAgent", Api.USER_AGENT);
    assertThat(entry.get("details", Document.class)).containsEntry("client", "web");
  }

  private User user() {
    return users.find(id).orElseThrow();
  }

  private Mail mail(int number) {
    return MailServer.mailsTo(email, number).getLast();
  }

  /** The link in Keycloak's mail. */
  private String mailedLink() {
    await().until(() -> mailedLinks().findFirst().isPresent());
    return mailedLinks().findFirst().orElseThrow();
  }

  private Stream<String> mailedLinks() {
    return MailServer.mailsTo(email).stream()
        .flatMap(mail -> LINK.matcher(mail.plain()).results())
        .map(MatchResult::group);
  }
}
