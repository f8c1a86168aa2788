package com.onelastai.tracking.apiusage;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.onelastai.starter.index.Expires;
import com.onelastai.tracking.erasure.PersonalData;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/** An API call as clients read it. */
@Document(ApiCall.COLLECTION)
@Expires
@PersonalData
@CompoundIndex(def = "{'userId': 1}", sparse = true)
@CompoundIndex(def = "{'visitorId': 1, 'timestamp': -1, '_id': -1}")
public record ApiCall(
    @Id @JsonIgnore String recordId,
    @Schema(example = "GET") String method,
    @Schema(description = "The route that it matched", example = "/api/agents/**") String endpoint,
    @Schema(example = "/api/agents/einstein") @Nullable String path,
    @Schema(example = "chat-service") @Nullable String service,
    @Schema(example = "200") int statusCode,
    @Schema(description = "Milliseconds", example = "12") long responseTime,
    Instant timestamp) {

  public static final String COLLECTION = "apiusages";
}
