package com.onelastai.tracking.session;

import com.onelastai.starter.index.Expires;
import com.onelastai.starter.listing.NewestFirst;
import com.onelastai.tracking.erasure.PersonalData;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/** A visit as clients read it. */
@Document(Session.COLLECTION)
@Expires
@PersonalData
@CompoundIndex(def = "{'visitorId': 1, 'startTime': -1, '_id': -1}")
@CompoundIndex(def = "{'bot': 1, 'startTime': -1, '_id': -1}")
@CompoundIndex(def = "{'endTime': 1, 'lastActivity': 1}")
@CompoundIndex(def = "{'userId': 1}", sparse = true)
public record Session(
    @Schema(example = "0198f0c2-6d70-7b1c-8d3e-5f2b7c9d4e22") String sessionId,
    @Schema(example = "0198f0c2-6d6f-7a4e-9a55-0c6f8e0f2a11") @Nullable String visitorId,
    @Nullable String userId,
    Instant startTime,
    Instant lastActivity,
    @Schema(description = "Null while the visit goes on") @Nullable Instant endTime,
    @Schema(description = "Milliseconds", example = "754000") long duration,
    @Schema(example = "/pricing") @Nullable String landingPage,
    @Schema(example = "/agents/einstein") @Nullable String exitPage,
    @Schema(description = "Page views", example = "4") long pages,
    @Schema(example = "7") long events,
    @Schema(example = "12") long apiCalls,
    @Schema(example = "{\"type\": \"desktop\", \"browser\": \"Firefox\"}")
        @Nullable Map<String, String> deviceInfo,
    @Schema(example = "https://search.example/") @Nullable String referrer,
    @Schema(example = "search") @Nullable String channel,
    @Schema(example = "{\"source\": \"newsletter\"}") @Nullable Map<String, String> utmParams,
    @Schema(example = "{\"gclid\": \"abc\"}") @Nullable Map<String, String> clickIds) {

  public static final String COLLECTION = "sessions";

  /** Of people or of bots: the owner is true for bots. */
  public static final NewestFirst<Session> BY_KIND =
      new NewestFirst<>(
          COLLECTION, Session.class, "bot", "startTime", Session::startTime, Session::sessionId);

  public static final NewestFirst<Session> BY_VISITOR =
      new NewestFirst<>(
          COLLECTION,
          Session.class,
          "visitorId",
          "startTime",
          Session::startTime,
          Session::sessionId);
}
