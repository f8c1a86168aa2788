package com.onelastai.tracking.pageview;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.onelastai.starter.index.Expires;
import com.onelastai.starter.listing.NewestFirst;
import com.onelastai.tracking.erasure.PersonalData;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/** A page view as clients read it. */
@Document(PageView.COLLECTION)
@Expires
@PersonalData
@CompoundIndex(def = "{'sessionId': 1, 'timestamp': -1, '_id': -1}")
@CompoundIndex(def = "{'visitorId': 1, 'timestamp': -1, '_id': -1}")
@CompoundIndex(def = "{'userId': 1}", sparse = true)
public record PageView(
    @Id @JsonIgnore String recordId,
    @Schema(example = "0198f0c2-7a11-7c3d-9e4f-2b6d8c1a5e33") String pageviewId,
    ViewedPage page,
    @Schema(example = "https://search.example/") @Nullable String referrer,
    Instant timestamp,
    @Schema(description = "Seconds", example = "12.5") @Nullable Double timeOnPage,
    @Schema(description = "Percent of the page's height", example = "80")
        @Nullable Double scrollDepth) {

  public static final String COLLECTION = "pageviews";

  public static final NewestFirst<PageView> BY_SESSION =
      new NewestFirst<>(
          COLLECTION,
          PageView.class,
          "sessionId",
          "timestamp",
          PageView::timestamp,
          PageView::recordId);

  /** Route, name and category are those of the platform map, if the page is on it. */
  public record ViewedPage(
      @Schema(example = "https://onelastai.example/agents/einstein") String url,
      @Schema(example = "/agents/einstein") String path,
      @Schema(example = "Einstein") @Nullable String title,
      @Schema(example = "/agents/einstein") @Nullable String route,
      @Schema(example = "Einstein Agent") @Nullable String name,
      @Schema(example = "Agents") @Nullable String category) {}
}
