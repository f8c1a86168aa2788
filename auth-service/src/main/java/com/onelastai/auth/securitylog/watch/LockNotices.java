package com.onelastai.auth.securitylog.watch;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.auth.device.Device;
import com.onelastai.auth.keycloak.KeycloakEvents.KeycloakEvent;
import com.onelastai.auth.mail.MailKind;
import com.onelastai.auth.mail.MailQueued;
import com.onelastai.auth.user.User;
import com.onelastai.auth.usersecurity.UserSecurities;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Tells the owner of an account that it was locked, and how to unlock it. Once a day, since a
 * stranger may lock it again and again.
 */
@Component
class LockNotices {

  private static final Duration PAUSE = Duration.ofDays(1);
  private static final String MAILED = "lockMailedAt";

  private final UserSecurities securities;

  LockNotices(UserSecurities securities) {
    this.securities = securities;
  }

  void locked(User user, KeycloakEvent event, Instant at) {
    securities.ensure(user.id());
    Criteria rested =
        new Criteria().orOperator(where(MAILED).exists(false), where(MAILED).lte(at.minus(PAUSE)));
    securities.update(user.id(), rested, new Update().set(MAILED, at), mail(user, event, at));
  }

  private static MailQueued mail(User user, KeycloakEvent event, Instant at) {
    Map<String, String> values = Device.of(event.userAgent()).names();
    values.put("name", user.name());
    values.put("at", at.toString());
    if (event.address() != null) {
      values.put("address", event.address());
    }
    return new MailQueued(user.id(), user.email(), MailKind.ACCOUNT_LOCKED, values);
  }
}
