package com.onelastai.tracking.ingest;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.onelastai.events.EventEnvelope;
import com.onelastai.events.tracking.ToolRunReported;
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
        {"id": "tool-1", "toolName": "JSON Formatter", "category": "formatting",
         "input": {"raw": "{}"}, "output": {"formatted": "{ }"}, "success": true,
         "executionTime": 3}
        """)
record ToolReport(
    @Pattern(regexp = ID_PATTERN) @Nullable String id,
    @Nullable Instant timestamp,
    @NotBlank @Size(max = 200) String toolName,
    @Size(max = 64) @Nullable String category,
    @Schema(description = "Up to 16 KB of any JSON; not stored for anonymous visitors")
        @Nullable Object input,
    @Schema(description = "Up to 16 KB of any JSON; not stored for anonymous visitors")
        @Nullable Object output,
    @Schema(defaultValue = "true") @Nullable Boolean success,
    @Size(max = 4_000) @Nullable String errorMessage,
    @Schema(description = "Milliseconds") @Min(0) @Max(MAX_MILLIS) @Nullable Double executionTime,
    @Schema(hidden = true) @JsonAnySetter Map<String, @Nullable Object> others)
    implements Report {

  @Override
  public void check(Findings findings) {
    findings.label("toolName", toolName);
    findings.label("category", category);
    findings.json("input", input);
    findings.json("output", output);
    findings.text("errorMessage", errorMessage);
  }

  @Override
  public List<EventEnvelope<TrackingEvent>> events(Reported reported) {
    return reported.as(
        new ToolRunReported(
            reported.actor(),
            toolName,
            category,
            reported.personal(input),
            reported.personal(output),
            !Boolean.FALSE.equals(success),
            reported.personal(errorMessage),
            Report.wholeMillis(executionTime)));
  }
}
