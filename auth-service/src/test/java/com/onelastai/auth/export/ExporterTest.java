package com.onelastai.auth.export;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.onelastai.auth.account.Accounts;
import com.onelastai.auth.avatar.Avatars;
import com.onelastai.auth.keycloak.KeycloakSessions;
import com.onelastai.auth.preferences.RecentAgents;
import com.onelastai.auth.securitylog.SecurityLog;
import com.onelastai.auth.securitylog.SecurityLogEntry;
import com.onelastai.auth.user.Preferences;
import com.onelastai.auth.user.UserBuilder;
import com.onelastai.auth.usersecurity.UserSecurities;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class ExporterTest {

  private final Accounts accounts = mock();
  private final SecurityLog log = mock();
  private final JsonMapper json = JsonMapper.shared();

  @Test
  void interruptedExportIsInvalidJson() {
    Instant now = Instant.parse("2026-03-01T12:00:00Z");
    SecurityLogEntry entry =
        new SecurityLogEntry("1", "ada", "login", now, null, null, null, null, now);
    when(accounts.require("ada"))
        .thenReturn(
            UserBuilder.builder()
                .id("ada")
                .email("ada@mail.example")
                .emailVerified(true)
                .name("Ada")
                .preferences(Preferences.DEFAULT)
                .createdAt(now)
                .updatedAt(now)
                .build());
    Stream<SecurityLogEntry> broken =
        Stream.generate(() -> {
          throw new IllegalStateException("the store is away");
        });
    when(log.oldestFirst("ada")).thenReturn(Stream.concat(Stream.of(entry), broken));
    Exporter exporter =
        new Exporter(
            accounts,
            mock(Avatars.class),
            mock(RecentAgents.class),
            mock(UserSecurities.class),
            mock(KeycloakSessions.class),
            log,
            json,
            Clock.systemUTC());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThatIllegalStateException()
        .isThrownBy(() -> exporter.write(exporter.prepare("ada"), out));
    assertThatExceptionOfType(JacksonException.class)
        .isThrownBy(() -> json.readTree(out.toByteArray()));
  }
}
