package com.onelastai.auth.securitylog;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.onelastai.starter.index.Expires;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A document of {@code securityLogs}; also an entry of the export.
 *
 * @param id the id of Keycloak's event, for events of Keycloak
 * @param event {@link SecurityEvent#word}
 */
@Schema(name = "LogEntry")
@Document(SecurityLog.COLLECTION)
@Expires
@CompoundIndex(name = "newestOfUser", def = "{'userId': 1, 'at': -1, '_id': -1}")
public record SecurityLogEntry(
    @Id String id,
    @JsonIgnore String userId,
    @Schema(example = "login") String event,
    Instant at,
    @Nullable String address,
    @Nullable String userAgent,
    @Nullable String sessionId,
    @Nullable Map<String, String> details,
    @JsonIgnore Instant expiresAt) {}
