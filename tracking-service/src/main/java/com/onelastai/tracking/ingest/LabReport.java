package com.onelastai.tracking.ingest;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.onelastai.events.EventEnvelope;
import com.onelastai.events.tracking.ExperimentReported;
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
        {"id": "lab-1", "experimentName": "Neural Art", "experimentType": "image",
         "input": {"prompt": "a lighthouse"}, "output": null, "model": "small",
         "success": false, "errorMessage": "the model is busy", "processingTime": 5400}
        """)
record LabReport(
    @Pattern(regexp = ID_PATTERN) @Nullable String id,
    @Nullable Instant timestamp,
    @NotBlank @Size(max = 200) String experimentName,
    @Size(max = 64) @Nullable String experimentType,
    @Schema(description = "Up to 16 KB of any JSON; not stored for anonymous visitors")
        @Nullable Object input,
    @Schema(description = "Up to 16 KB of any JSON; not stored for anonymous visitors")
        @Nullable Object output,
    @Size(max = 100) @Nullable String model,
    @Schema(defaultValue = "true") @Nullable Boolean success,
    @Size(max = 4_000) @Nullable String errorMessage,
    @Schema(description = "Milliseconds") @Min(0) @Max(MAX_MILLIS) @Nullable Double processingTime,
    @Schema(hidden = true) @JsonAnySetter Map<String, @Nullable Object> others)
    implements Report {

  @Override
  public void check(Findings findings) {
    findings.label("experimentName", experimentName);
    findings.label("experimentType", experimentType);
    findings.json("input", input);
    findings.json("output", output);
    findings.label("model", model);
    findings.text("errorMessage", errorMessage);
  }

  @Override
  public List<EventEnvelope<TrackingEvent>> events(Reported reported) {
    return reported.as(
        new ExperimentReported(
            reported.actor(),
            experimentName,
            experimentType,
            reported.personal(input),
            reported.personal(output),
            model,
            !Boolean.FALSE.equals(success),
            reported.personal(errorMessage),
            Report.wholeMillis(processingTime)));
  }
}
