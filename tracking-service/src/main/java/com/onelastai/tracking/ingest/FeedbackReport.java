package com.onelastai.tracking.ingest;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.onelastai.events.EventEnvelope;
import com.onelastai.events.tracking.ChatFeedbackReported;
import com.onelastai.events.tracking.TrackingEvent;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@Schema(
    example =
        """
        {"interactionId": "chat-1", "satisfied": true, "rating": 5, "comment": "clear"}
        """)
record FeedbackReport(
    @Pattern(regexp = ID_PATTERN) @Nullable String id,
    @Nullable Instant timestamp,
    @NotBlank @Size(max = 100) String interactionId,
    @Nullable Boolean satisfied,
    @Schema(description = "1 (poor) to 5 (excellent)") @Min(1) @Max(5) @Nullable Integer rating,
    @Schema(description = "Not stored for anonymous visitors") @Size(max = 4_000)
        @Nullable String comment,
    @Schema(hidden = true) @JsonAnySetter Map<String, @Nullable Object> others)
    implements Report {

  @Override
  public void check(Findings findings) {
    findings.label("interactionId", interactionId);
    findings.text("comment", comment);
    if (satisfied == null && rating == null && comment == null) {
      findings.add("satisfied", "not_null", "is needed unless there is a rating or a comment");
    }
  }

  @Override
  public List<EventEnvelope<TrackingEvent>> events(Reported reported) {
    return reported.as(
        new ChatFeedbackReported(
            reported.actor(), interactionId, satisfied, rating, reported.personal(comment)));
  }
}
