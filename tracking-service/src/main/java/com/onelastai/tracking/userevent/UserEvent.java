package com.onelastai.tracking.userevent;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.onelastai.starter.index.Expires;
import com.onelastai.starter.listing.NewestFirst;
import com.onelastai.tracking.erasure.PersonalData;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/** A user event as clients read it. */
@Document(UserEvent.COLLECTION)
@Expires
@PersonalData
@CompoundIndex(def = "{'sessionId': 1, 'timestamp': -1, '_id': -1}")
@CompoundIndex(def = "{'visitorId': 1, 'timestamp': -1, '_id': -1}")
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

  public static final String COLLECTION = "userevents";

  public static final NewestFirst<UserEvent> BY_SESSION =
      new NewestFirst<>(
          COLLECTION,
          UserEvent.class,
          "sessionId",
          "timestamp",
          UserEvent::timestamp,
          UserEvent::recordId);

  /** With the original names, as the client sent it. */
  @Override
  public @Nullable Map<String, @Nullable Object> eventData() {
    return EventData.toSent(eventData);
  }
}
