package com.onelastai.auth.account;

import com.onelastai.auth.client.Client;
import com.onelastai.auth.keycloak.KeycloakUsers;
import com.onelastai.auth.keycloak.KeycloakUsers.KeycloakUser;
import com.onelastai.auth.mail.MailKind;
import com.onelastai.auth.mail.MailQueued;
import com.onelastai.auth.securitylog.SecurityEvent;
import com.onelastai.auth.securitylog.SecurityLog;
import com.onelastai.auth.user.User;
import com.onelastai.auth.user.Users;
import com.onelastai.auth.user.Users.EmailTaken;
import com.onelastai.auth.userevent.UserEvents;
import com.onelastai.auth.usersecurity.MailedTokens;
import com.onelastai.events.tracking.Actor;
import java.time.Clock;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Service;

/** Creates an account in Keycloak, which validates it, and then here. */
@Service
class Registration {

  private static final Logger log = LoggerFactory.getLogger(Registration.class);

  private final KeycloakUsers keycloak;
  private final Accounts accounts;
  private final Users users;
  private final MailedTokens tokens;
  private final SecurityLog securityLog;
  private final UserEvents userEvents;
  private final Clock clock;

  Registration(
      KeycloakUsers keycloak,
      Accounts accounts,
      Users users,
      MailedTokens tokens,
      SecurityLog securityLog,
      UserEvents userEvents,
      Clock clock) {
    this.keycloak = keycloak;
    this.accounts = accounts;
    this.users = users;
    this.tokens = tokens;
    this.securityLog = securityLog;
    this.userEvents = userEvents;
    this.clock = clock;
  }

  User register(
      String email, String name, String password, String language, Client client, Actor actor) {
    String id = keycloak.create(email, name, password, language);
    User user = openOrUndo(id, email, name, language);
    securityLog.add(id, SecurityEvent.REGISTERED, client, Map.of());
    userEvents.track(actor, id, "registered", true);
    userEvents.track(actor, id, "email_verification_sent", true);
    return user;
  }

  private User openOrUndo(String id, String email, String name, String language) {
    KeycloakUser opened =
        new KeycloakUser(id, email, false, name, language, false, clock.instant());
    try {
      MailQueued mail = tokens.prepare(MailKind.VERIFY_EMAIL, id, email, name);
      return open(opened, mail);
    } catch (RuntimeException failure) {
      undo(id);
      throw failure;
    }
  }

  private User open(KeycloakUser opened, MailQueued mail) {
    try {
      return accounts.open(opened, mail);
    } catch (DuplicateKeyException taken) {
      // A login since Keycloak's write may have copied the account already.
      if (users.update(opened.id(), new Update(), mail)) {
        return accounts.require(opened.id());
      }
      throw new EmailTaken(taken);
    }
  }

  /** If this fails, the account is copied from Keycloak at the first login. */
  private void undo(String id) {
    try {
      keycloak.erase(id);
    } catch (RuntimeException unreachable) {
      log.warn("Account {} stays in Keycloak alone for now", id, unreachable);
    }
  }
}
