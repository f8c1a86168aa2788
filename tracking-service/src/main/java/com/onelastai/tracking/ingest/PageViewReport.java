package com.onelastai.tracking.ingest;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.onelastai.events.EventEnvelope;
import com.onelastai.events.tracking.PageLeft;
import com.onelastai.events.tracking.PageViewed;
import com.onelastai.events.tracking.TrackingEvent;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A page that was opened, how long and how far it was read, or both at once. */
@Schema(
    example =
        """
        {"pageviewId": "pv-1", "url": "https://onelastai.example/agents/einstein?utm_source=news",
         "title": "Einstein", "referrer": "https://search.example/"}
        """)
record PageViewReport(
    @Pattern(regexp = ID_PATTERN) @Nullable String id,
    @Nullable Instant timestamp,
    @Schema(description = "The page view's own id, the same in every report of it")
        @Pattern(regexp = ID_PATTERN)
        @Nullable String pageviewId,
    @Schema(description = "Required in the first report: an absolute address or a path")
        @Size(max = WebAddress.MAX_LENGTH)
        @Nullable String url,
    @Size(max = 512) @Nullable String title,
    @Schema(description = "As document.referrer gives it; may be empty")
        @Size(max = WebAddress.MAX_LENGTH)
        @Nullable String referrer,
    @Schema(description = "Seconds so far") @Min(0) @Max(86_400) @Nullable Double timeOnPage,
    @Schema(description = "How far the page was scrolled, in percent of its height")
        @Min(0)
        @Max(100)
        @Nullable Double scrollDepth,
    @Schema(hidden = true) @JsonAnySetter Map<String, @Nullable Object> others)
    implements Report {

  /** A page view is known by its own id, so that its later reports find it. */
  @Override
  public @Nullable String id() {
    return pageviewId == null ? id : pageviewId;
  }

  @Override
  public void check(Findings findings) {
    findings.label("title", title);
    if (url != null) {
      findings.pageAddress("url", url);
    } else if (!tellsReading()) {
      findings.add("url", "not_blank", "is needed in the first report of a page view");
    } else if (pageviewId == null) {
      findings.add("pageviewId", "not_blank", "is needed in a later report of a page view");
    }
    if (referrer != null && !referrer.isEmpty()) {
      findings.referrer("referrer", referrer);
    }
  }

  @Override
  public List<EventEnvelope<TrackingEvent>> events(Reported reported) {
    List<EventEnvelope<TrackingEvent>> events = new ArrayList<>(2);
    if (url != null) {
      events.add(reported.envelope(reported.id(), viewed(reported, WebAddress.parse(url))));
    }
    if (tellsReading()) {
      PageLeft left = new PageLeft(reported.actor(), reported.id(), timeOnPage, scrollDepth);
      String leftId = reported.id() + "/" + TimeOrderedId.next(reported.time());
      events.add(reported.envelope(leftId, left));
    }
    return events;
  }

  private boolean tellsReading() {
    return timeOnPage != null || scrollDepth != null;
  }

  private PageViewed viewed(Reported reported, WebAddress address) {
    boolean anonymous = reported.actor().anonymous();
    return new PageViewed(
        reported.actor(),
        reported.id(),
        anonymous ? address.withoutQuery() : address.value(),
        address.path(),
        title,
        cameFrom(anonymous),
        PageViewed.Source.PAGE);
  }

  private @Nullable String cameFrom(boolean anonymous) {
    if (referrer == null || referrer.isEmpty()) {
      return null;
    }
    return anonymous ? WebAddress.parse(referrer).origin() : referrer;
  }
}
