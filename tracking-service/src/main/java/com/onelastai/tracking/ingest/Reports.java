package com.onelastai.tracking.ingest;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.onelastai.events.EventEnvelope;
import com.onelastai.events.tracking.ChatFeedbackReported;
import com.onelastai.events.tracking.ChatReported;
import com.onelastai.events.tracking.ExperimentReported;
import com.onelastai.events.tracking.ToolRunReported;
import com.onelastai.events.tracking.TrackingEvent;
import com.onelastai.events.tracking.UserEventTracked;
import com.onelastai.tracking.ingest.Report.ReportContext;
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

/** The reports that become exactly one event each. */
final class Reports {

  private static final int MAX_MESSAGE = 32_768;
  private static final String PERSONAL = "Not stored for anonymous visitors";
  private static final String ANY_JSON =
      "Up to 16 KB of any JSON; not stored for anonymous visitors";

  private Reports() {}

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
    public void validate(ValidationErrors errors) {
      errors.label("eventType", eventType);
      errors.label("eventName", eventName);
      errors.json("eventData", eventData);
      errors.text("errorMessage", errorMessage);
    }

    @Override
    public List<EventEnvelope<TrackingEvent>> events(ReportContext context) {
      return context.events(
          new UserEventTracked(
              context.actor(),
              eventType,
              eventName,
              context.personal(eventData),
              !Boolean.FALSE.equals(success),
              context.personal(errorMessage)));
    }
  }

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
      @Schema(description = PERSONAL) @Size(max = MAX_MESSAGE) @Nullable String userMessage,
      @Schema(description = PERSONAL) @Size(max = MAX_MESSAGE) @Nullable String aiResponse,
      @Schema(description = "Milliseconds") @Min(0) @Max(MAX_MILLIS) @Nullable Double responseTime,
      @Size(max = 100) @Nullable String model,
      @Size(max = 35) @Nullable String language,
      @Schema(hidden = true) @JsonAnySetter Map<String, @Nullable Object> others)
      implements Report {

    @Override
    public void validate(ValidationErrors errors) {
      errors.label("agentId", agentId);
      errors.label("agentName", agentName);
      errors.text("userMessage", userMessage);
      errors.text("aiResponse", aiResponse);
      errors.label("model", model);
      errors.label("language", language);
    }

    @Override
    public List<EventEnvelope<TrackingEvent>> events(ReportContext context) {
      return context.events(
          new ChatReported(
              context.actor(),
              agentId,
              agentName,
              context.personal(userMessage),
              context.personal(aiResponse),
              Report.wholeMillis(responseTime),
              model,
              language));
    }
  }

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
      @Schema(description = PERSONAL) @Size(max = 4_000) @Nullable String comment,
      @Schema(hidden = true) @JsonAnySetter Map<String, @Nullable Object> others)
      implements Report {

    @Override
    public void validate(ValidationErrors errors) {
      errors.label("interactionId", interactionId);
      errors.text("comment", comment);
      if (satisfied == null && rating == null && comment == null) {
        errors.add("satisfied", "not_null", "is required unless there is a rating or a comment");
      }
    }

    @Override
    public List<EventEnvelope<TrackingEvent>> events(ReportContext context) {
      return context.events(
          new ChatFeedbackReported(
              context.actor(), interactionId, satisfied, rating, context.personal(comment)));
    }
  }

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
      @Schema(description = ANY_JSON) @Nullable Object input,
      @Schema(description = ANY_JSON) @Nullable Object output,
      @Schema(defaultValue = "true") @Nullable Boolean success,
      @Size(max = 4_000) @Nullable String errorMessage,
      @Schema(description = "Milliseconds") @Min(0) @Max(MAX_MILLIS) @Nullable Double executionTime,
      @Schema(hidden = true) @JsonAnySetter Map<String, @Nullable Object> others)
      implements Report {

    @Override
    public void validate(ValidationErrors errors) {
      errors.label("toolName", toolName);
      errors.label("category", category);
      errors.json("input", input);
      errors.json("output", output);
      errors.text("errorMessage", errorMessage);
    }

    @Override
    public List<EventEnvelope<TrackingEvent>> events(ReportContext context) {
      return context.events(
          new ToolRunReported(
              context.actor(),
              toolName,
              category,
              context.personal(input),
              context.personal(output),
              !Boolean.FALSE.equals(success),
              context.personal(errorMessage),
              Report.wholeMillis(executionTime)));
    }
  }

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
      @Schema(description = ANY_JSON) @Nullable Object input,
      @Schema(description = ANY_JSON) @Nullable Object output,
      @Size(max = 100) @Nullable String model,
      @Schema(defaultValue = "true") @Nullable Boolean success,
      @Size(max = 4_000) @Nullable String errorMessage,
      @Schema(description = "Milliseconds") @Min(0) @Max(MAX_MILLIS)
          @Nullable Double processingTime,
      @Schema(hidden = true) @JsonAnySetter Map<String, @Nullable Object> others)
      implements Report {

    @Override
    public void validate(ValidationErrors errors) {
      errors.label("experimentName", experimentName);
      errors.label("experimentType", experimentType);
      errors.json("input", input);
      errors.json("output", output);
      errors.label("model", model);
      errors.text("errorMessage", errorMessage);
    }

    @Override
    public List<EventEnvelope<TrackingEvent>> events(ReportContext context) {
      return context.events(
          new ExperimentReported(
              context.actor(),
              experimentName,
              experimentType,
              context.personal(input),
              context.personal(output),
              model,
              !Boolean.FALSE.equals(success),
              context.personal(errorMessage),
              Report.wholeMillis(processingTime)));
    }
  }
}
