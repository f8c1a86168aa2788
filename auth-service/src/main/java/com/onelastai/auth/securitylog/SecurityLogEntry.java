package com.onelastai.auth.securitylog;

import com.onelastai.starter.index.Expires;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A document of {@code securityLogs}.
 *
 * @param id that of Keycloak's event, if it comes from one
 * @param event the word of a {@link SecurityEvent}
 */
@Document(SecurityLog.COLLECTION)
@Expires
@CompoundIndex(name = "newestOfUser", def = "{'userId': 1, 'at': -1, '_id': -1}")
public record SecurityLogEntry(
    @Id String id,
    String userId,
    String event,
    Instant at,
    @Nullable String address,
    @Nullable String userAgent,
    @Nullable String sessionId,
    @Nullable Map<String, String> details,
    Instant expiresAt) {}
