package com.onelastai.tracking.ingest;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.onelastai.events.EventEnvelope;
import com.onelastai.events.tracking.ChatReported;
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
        {"id": "chat-1", "agentId": "einstein", "agentName": "Einstein",
         "userMessage": "What is time?", "aiResponse": "What a clock shows.",
         "responseTime": 830, "model": "gpt-4", "language": "en"}
        """)
record ChatReport(
    @Pattern(regexp = ID_PATTERN) @Nullable String id,
    @Nullable Instant timestamp,
    @NotBlank @Size(max = 100) String agentId,
    @Size(max = 200) @Nullable String agentName,
    @Schema(description = "Not stored for anonymous visitors") @Size(max = MAX_MESSAGE)
        @Nullable String userMessage,
    @Schema(description = "Not stored for anonymous visitors") @Size(max = MAX_MESSAGE)
        @Nullable String aiResponse,
    @Schema(description = "Milliseconds") @Min(0) @Max(MAX_MILLIS) @Nullable Double responseTime,
    @Size(max = 100) @Nullable String model,
    @Size(max = 35) @Nullable String language,
    @Schema(hidden = true) @JsonAnySetter Map<String, @Nullable Object> others)
    implements Report {

  private static final int MAX_MESSAGE = 32_768;

  @Override
  public void check(Findings findings) {
    findings.label("agentId", agentId);
    findings.label("agentName", agentName);
    findings.text("userMessage", userMessage);
    findings.text("aiResponse", aiResponse);
    findings.label("model", model);
    findings.label("language", language);
  }

  @Override
  public List<EventEnvelope<TrackingEvent>> events(Reported reported) {
    return reported.as(
        new ChatReported(
            reported.actor(),
            agentId,
            agentName,
            reported.personal(userMessage),
            reported.personal(aiResponse),
            Report.wholeMillis(responseTime),
            model,
            language));
  }
}
