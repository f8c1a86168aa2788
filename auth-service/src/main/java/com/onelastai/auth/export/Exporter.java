package com.onelastai.auth.export;

import com.onelastai.auth.account.Accounts;
import com.onelastai.auth.avatar.Avatars;
import com.onelastai.auth.export.Export.File;
import com.onelastai.auth.export.Export.OpenToken;
import com.onelastai.auth.keycloak.KeycloakSessions;
import com.onelastai.auth.preferences.RecentAgents;
import com.onelastai.auth.securitylog.SecurityLog;
import com.onelastai.auth.usersecurity.UserSecurities;
import com.onelastai.auth.usersecurity.UserSecurities.UserSecurity;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Service;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

@Service
class Exporter {

  private final Accounts accounts;
  private final Avatars avatars;
  private final RecentAgents recentAgents;
  private final UserSecurities securities;
  private final KeycloakSessions sessions;
  private final SecurityLog log;
  private final ObjectWriter writer;
  private final Clock clock;

  Exporter(
      Accounts accounts,
      Avatars avatars,
      RecentAgents recentAgents,
      UserSecurities securities,
      KeycloakSessions sessions,
      SecurityLog log,
      JsonMapper json,
      Clock clock) {
    this.accounts = accounts;
    this.avatars = avatars;
    this.recentAgents = recentAgents;
    this.securities = securities;
    this.sessions = sessions;
    this.log = log;
    // An interrupted export must not be valid JSON.
    this.writer =
        json.writer()
            .without(StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .without(SerializationFeature.WRAP_EXCEPTIONS);
    this.clock = clock;
  }

  /** Reads everything but the log, so that failures happen before the response has started. */
  Export prepare(String userId) {
    Optional<UserSecurity> security = securities.find(userId);
    return new Export(
        clock.instant(),
        accounts.require(userId),
        avatars.png(userId).map(png -> new File(MediaType.IMAGE_PNG_VALUE, png)).orElse(null),
        recentAgents.of(userId),
        sessions.of(userId),
        security.map(UserSecurity::devices).orElse(List.of()),
        openTokens(security.map(UserSecurity::tokens).orElse(Map.of())),
        log.oldestFirst(userId));
  }

  void write(Export export, OutputStream out) {
    writer.writeValue(out, export);
  }

  private List<OpenToken> openTokens(Map<String, UserSecurity.MailToken> tokens) {
    Instant now = clock.instant();
    return tokens.entrySet().stream()
        .filter(token -> token.getValue().expiresAt().isAfter(now))
        .map(token ->
            new OpenToken(token.getKey(), token.getValue().email(), token.getValue().expiresAt()))
        .toList();
  }
}
