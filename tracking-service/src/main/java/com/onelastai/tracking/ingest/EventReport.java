package com.onelastai.tracking.ingest;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.onelastai.events.EventEnvelope;
import com.onelastai.events.tracking.TrackingEvent;
import com.onelastai.events.tracking.UserEventTracked;
import io.swagger.v3.oas.annotations.media.Schema;
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
        {"id": "e-1", "eventType": "auth", "eventName": "signup",
         "eventData": {"plan": "pro"}, "success": true}
        """)
record EventReport(
    @Pattern(regexp = ID_PATTERN) @Nullable String id,
    @Nullable Instant timestamp,
    @NotBlank @Size(max = 64) String eventType,
    @NotBlank @Size(max = 200) String eventName,
    @Schema(description = "Up to 16 KB of JSON; not stored for anonymous visitors")
        @Nullable Map<String, @Nullable Object> eventData,
    @Schema(defaultValue = "true") @Nullable Boolean success,
    @Size(max = 4_000) @Nullable String errorMessage,
    @Schema(hidden = true) @JsonAnySetter Map<String, @Nullable Object> others)
    implements Report {

  @Override
  public void check(Findings findings) {
    findings.label("eventType", eventType);
    findings.label("eventName", eventName);
    findings.json("eventData", eventData);
    findings.text("errorMessage", errorMessage);
  }

  @Override
  public List<EventEnvelope<TrackingEvent>> events(Reported reported) {
    return reported.as(
        new UserEventTracked(
            reported.actor(),
            eventType,
            eventName,
            reported.personal(eventData),
            !Boolean.FALSE.equals(success),
            reported.personal(errorMessage)));
  }
}
