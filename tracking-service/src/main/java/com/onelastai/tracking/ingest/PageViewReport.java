package com.onelastai.tracking.ingest;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.onelastai.events.EventEnvelope;
import com.onelastai.events.tracking.PageLeft;
import com.onelastai.events.tracking.PageViewed;
import com.onelastai.events.tracking.TrackingEvent;
import com.onelastai.tracking.ingest.Report.ReportContext;
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

/** That a page was opened, how long and how far it was read, or both. */
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

  /** The id of the page view, so that later reports update the same record. */
  @Override
  public @Nullable String id() {
    return pageviewId == null ? id : pageviewId;
  }

  @Override
  public void validate(ValidationErrors errors) {
    errors.label("title", title);
    if (url != null) {
      errors.pageAddress("url", url);
    } else if (!hasReading()) {
      errors.add("url", "not_blank", "is required in the first report of a page view");
    } else if (pageviewId == null) {
      errors.add("pageviewId", "not_blank", "is required in a later report of a page view");
    }
    if (referrer != null && !referrer.isEmpty()) {
      errors.referrer("referrer", referrer);
    }
  }

  @Override
  public List<EventEnvelope<TrackingEvent>> events(ReportContext context) {
    List<EventEnvelope<TrackingEvent>> events = new ArrayList<>(2);
    if (url != null) {
      events.add(context.envelope(context.id(), viewed(context, WebAddress.parse(url))));
    }
    if (hasReading()) {
      PageLeft left = new PageLeft(context.actor(), context.id(), timeOnPage, scrollDepth);
      String leftId = context.id() + "/" + ReportContext.newId(context.time());
      events.add(context.envelope(leftId, left));
    }
    return events;
  }

  private boolean hasReading() {
    return timeOnPage != null || scrollDepth != null;
  }

  private PageViewed viewed(ReportContext context, WebAddress address) {
    boolean anonymous = context.actor().anonymous();
    return new PageViewed(
        context.actor(),
        context.id(),
        anonymous ? address.withoutQuery() : address.value(),
        address.path(),
        title,
        referrerOf(anonymous),
        PageViewed.Source.PAGE);
  }

  private @Nullable String referrerOf(boolean anonymous) {
    if (referrer == null || referrer.isEmpty()) {
      return null;
    }
    return anonymous ? WebAddress.parse(referrer).origin() : referrer;
  }
}
