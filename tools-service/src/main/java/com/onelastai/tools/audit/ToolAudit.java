package com.onelastai.tools.audit;

import com.onelastai.starter.index.Expires;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A run of a tool that is audited.
 *
 * @param id of the run, as in its usage
 * @param network of the client, truncated; null if unknown
 * @param input without secrets and cut
 */
@Expires
@Document("toolaudits")
@CompoundIndex(name = "newest", def = "{'timestamp': -1, '_id': -1}")
@CompoundIndex(name = "newestOfUser", def = "{'userId': 1, 'timestamp': -1, '_id': -1}")
record ToolAudit(
    @Id String id,
    String userId,
    @Nullable String network,
    String toolName,
    @Nullable Object input,
    Instant timestamp,
    Instant expiresAt) {}
