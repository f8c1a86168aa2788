package com.onelastai.auth.export;

import com.onelastai.auth.keycloak.KeycloakSession;
import com.onelastai.auth.preferences.RecentAgent;
import com.onelastai.auth.profile.FullProfile;
import com.onelastai.auth.securitylog.SecurityLogEntry;
import com.onelastai.auth.usersecurity.UserSecurity.KnownDevice;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an export consists of.
 *
 * @param recentAgents whom the user talked to last
 * @param sessions the logins that go on, from Keycloak
 * @param openTokens the mails whose links are still good; the links themselves are left out
 * @param securityLog the oldest first
 */
record Export(
    Instant exportedAt,
    FullProfile account,
    @Nullable File avatar,
    List<RecentAgent> recentAgents,
    List<KeycloakSession> sessions,
    List<KnownDevice> knownDevices,
    List<OpenToken> openTokens,
    List<LogEntry> securityLog) {

  record File(
      @Schema(example = "image/png") String contentType,
      @Schema(format = "byte", description = "in base64") byte[] data) {}

  record OpenToken(
      @Schema(example = "VERIFY_EMAIL") String purpose, String email, Instant expiresAt) {}

  record LogEntry(
      String id,
      @Schema(example = "login") String event,
      Instant at,
      @Nullable String address,
      @Nullable String userAgent,
      @Nullable String sessionId,
      @Nullable Map<String, String> details) {

    static LogEntry of(SecurityLogEntry entry) {
      return new LogEntry(
          entry.id(),
          entry.event(),
          entry.at(),
          entry.address(),
          entry.userAgent(),
          entry.sessionId(),
          entry.details());
    }
  }
}
