package com.onelastai.auth.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.onelastai.auth.client.Client;
import com.onelastai.auth.keycloak.KeycloakUsers;
import com.onelastai.auth.mail.MailKind;
import com.onelastai.auth.mail.MailQueued;
import com.onelastai.auth.securitylog.SecurityLog;
import com.onelastai.auth.user.User;
import com.onelastai.auth.user.Users;
import com.onelastai.auth.userevent.UserEvents;
import com.onelastai.auth.usersecurity.MailedTokens;
import com.onelastai.events.tracking.Actor;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;

class RegistrationTest {

  private static final String EMAIL = "ada@example.com";
  private static final MailQueued MAIL =
      new MailQueued("1", EMAIL, MailKind.VERIFY_EMAIL, Map.of());

  @Test
  void accountThatALoginCopiedMeanwhileIsReturned() {
    KeycloakUsers keycloak = mock();
    Accounts accounts = mock();
    Users users = mock();
    MailedTokens tokens = mock();
    User takenOver = mock();
    when(keycloak.create(EMAIL, "Ada", "a long passphrase", "en")).thenReturn("1");
    when(tokens.prepare(MailKind.VERIFY_EMAIL, "1", EMAIL, "Ada")).thenReturn(MAIL);
    when(accounts.open(any(), any())).thenThrow(new DuplicateKeyException("_id"));
    when(users.update(eq("1"), any(), eq(MAIL))).thenReturn(true);
    when(accounts.require("1")).thenReturn(takenOver);
    Registration registration =
        new Registration(
            keycloak,
            accounts,
            users,
            tokens,
            mock(SecurityLog.class),
            mock(UserEvents.class),
            Clock.systemUTC());

    User opened =
        registration.register(
            EMAIL, "Ada", "a long passphrase", "en", new Client(null, null), mock(Actor.class));

    assertThat(opened).isSameAs(takenOver);
    verify(keycloak, never()).erase(any());
  }
}
