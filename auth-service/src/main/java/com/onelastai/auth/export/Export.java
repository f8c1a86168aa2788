package com.onelastai.auth.export;

import com.onelastai.auth.keycloak.KeycloakSessions.KeycloakSession;
import com.onelastai.auth.preferences.RecentAgents.RecentAgent;
import com.onelastai.auth.securitylog.SecurityLogEntry;
import com.onelastai.auth.user.User;
import com.onelastai.auth.usersecurity.UserSecurities.UserSecurity.KnownDevice;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The document of an export.
 *
 * @param recentAgents the agents that the user talked to last
 * @param sessions the open sessions, from Keycloak
 * @param openTokens the mails whose links are still valid, without the links
 * @param securityLog oldest first; read while the document is written, then closed
 */
record Export(
    Instant exportedAt,
    User account,
    @Nullable File avatar,
    List<RecentAgent> recentAgents,
    List<KeycloakSession> sessions,
    List<KnownDevice> knownDevices,
    List<OpenToken> openTokens,
    @ArraySchema(schema = @Schema(implementation = SecurityLogEntry.class))
        Stream<SecurityLogEntry> securityLog) {

  record File(
      @Schema(example = "image/png") String contentType,
      @Schema(format = "byte", description = "in base64") byte[] data) {}

  record OpenToken(
      @Schema(example = "VERIFY_EMAIL") String purpose, String email, Instant expiresAt) {}
}
