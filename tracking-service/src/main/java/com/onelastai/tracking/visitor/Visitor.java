package com.onelastai.tracking.visitor;

import com.onelastai.starter.index.Expires;
import com.onelastai.tracking.erasure.PersonalData;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/** A visitor as clients read it. */
@Document(Visitor.COLLECTION)
@Expires
@PersonalData(browser = "_id")
@CompoundIndex(def = "{'userId': 1}", sparse = true)
public record Visitor(
    @Schema(example = "0198f0c2-6d6f-7a4e-9a55-0c6f8e0f2a11") String visitorId,
    @Schema(description = "The account that was last used here") @Nullable String userId,
    Instant firstVisit,
    @Schema(description = "When the latest visit began") Instant lastVisit,
    @Schema(example = "3") long visits,
    @Schema(example = "{\"type\": \"desktop\", \"browser\": \"Firefox\"}")
        @Nullable Map<String, String> deviceInfo,
    @Schema(example = "{\"country\": \"NZ\"}") @Nullable Map<String, String> geoInfo,
    @Schema(example = "en-GB") @Nullable String language,
    @Schema(example = "https://search.example/") @Nullable String referrer,
    @Schema(example = "search") @Nullable String channel,
    @Schema(example = "{\"source\": \"newsletter\"}") @Nullable Map<String, String> utmParams,
    @Schema(example = "{\"gclid\": \"abc\"}") @Nullable Map<String, String> clickIds) {

  public static final String COLLECTION = "visitors";
}
