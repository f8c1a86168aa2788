package com.onelastai.tracking.userevent;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.onelastai.starter.index.Expires;
import com.onelastai.tracking.erasure.OfPerson;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/** A user event, as it is told. */
@Schema(name = "UserEvent")
@Document(UserEvents.COLLECTION)
@Expires
@OfPerson
@CompoundIndex(def = "{'sessionId': 1, 'timestamp': -1, '_id': -1}")
@CompoundIndex(def = "{'visitorId': 1, 'timestamp': -1, '_id': -1}")
@CompoundIndex(def = "{'eventType': 1, 'eventName': 1, 'timestamp': -1}")
@CompoundIndex(def = "{'userId': 1}", sparse = true)
public record UserEvent(
    @Id @JsonIgnore String recordId,
    @Schema(example = "e-1") String eventId,
    @Schema(example = "auth") String eventType,
    @Schema(example = "signup") String eventName,
    @Schema(example = "{\"plan\": \"pro\"}") @Nullable Map<String, @Nullable Object> eventData,
    boolean success,
    @Schema(example = "the address is taken") @Nullable String errorMessage,
    Instant timestamp) {

  /** With the names in its data as the page sent them. */
  UserEvent asSent() {
    return new UserEvent(
        recordId,
        eventId,
        eventType,
        eventName,
        EventData.toSent(eventData),
        success,
        errorMessage,
        timestamp);
  }
}
