package com.onelastai.tracking.ingest;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.onelastai.events.tracking.Actor;
import com.onelastai.tracking.device.IPads;
import com.onelastai.tracking.ingest.Reports.ChatReport;
import com.onelastai.tracking.ingest.Reports.EventReport;
import com.onelastai.tracking.ingest.Reports.FeedbackReport;
import com.onelastai.tracking.ingest.Reports.LabReport;
import com.onelastai.tracking.ingest.Reports.ToolReport;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@PermitAll
@RequestMapping(path = "/api/analytics/track", consumes = MediaType.APPLICATION_JSON_VALUE)
@Tag(
    name = "Track",
    description =
        """
        Reports of a page. A response means that the report is stored and will be visible soon. A \
        report may have its own id: reports with the same id are recorded once. It may have a \
        timestamp (ISO 8601 or epoch milliseconds): one more than a minute ahead is replaced by \
        the server's time, one older than 24 hours is rejected. The `sentAt` of a batch corrects a \
        clock that is wrong. Nothing personal is stored of \
        visitors who do not allow tracking. Browsers send no cookies from another site: a page \
        there, of an allowed origin, sends a random UUID in the header `X-OneLastAI-Visit` and from \
        then on what the last answer has there, and `X-OneLastAI-Consent: granted` once its visitor \
        allows tracking. Errors: 400 names the fields, 413 for a body over \
        1 MB, 415 for anything but JSON, 503 while reports cannot be stored (retry with the same \
        id).\
        """)
class TrackController {

  private final Ingest ingest;

  TrackController(Ingest ingest) {
    this.ingest = ingest;
  }

  @ResponseStatus(HttpStatus.ACCEPTED)
  @PostMapping("/event")
  @Operation(summary = "Report a user event: a signup, a click, a feature used")
  Taken reportEvent(@RequestBody EventReport report, Actor actor) {
    return publish(report, actor);
  }

  @ResponseStatus(HttpStatus.ACCEPTED)
  @PostMapping("/pageview")
  @Operation(
      summary = "Report a page view, and later how long and how far it was read",
      description =
          "The first report has the `url`. Later reports have the same `pageviewId` and the "
              + "current `timeOnPage` and `scrollDepth`; the largest value of each is stored.")
  Taken reportPageView(@RequestBody PageViewReport report, Actor actor) {
    return publish(report, actor);
  }

  @ResponseStatus(HttpStatus.ACCEPTED)
  @PostMapping("/chat")
  @Operation(summary = "Report a chat between the page and an agent")
  Taken reportChat(@RequestBody ChatReport report, Actor actor) {
    return publish(report, actor);
  }

  @ResponseStatus(HttpStatus.ACCEPTED)
  @PostMapping("/chat/feedback")
  @Operation(
      summary = "Report feedback on an answer",
      description = "At least one of satisfied, rating and comment is required.")
  Taken reportFeedback(@RequestBody FeedbackReport report, Actor actor) {
    return publish(report, actor);
  }

  @ResponseStatus(HttpStatus.ACCEPTED)
  @PostMapping("/tool")
  @Operation(summary = "Report a tool that the page ran")
  Taken reportTool(@RequestBody ToolReport report, Actor actor) {
    return publish(report, actor);
  }

  @ResponseStatus(HttpStatus.ACCEPTED)
  @PostMapping("/lab")
  @Operation(summary = "Report an AI experiment that the page ran")
  Taken reportLab(@RequestBody LabReport report, Actor actor) {
    return publish(report, actor);
  }

  @ResponseStatus(HttpStatus.ACCEPTED)
  @PostMapping("/batch")
  @Operation(
      summary = "Send up to 500 reports at once",
      description =
          "Each item is a report with its type. A wrong item is rejected by its index, and the "
              + "others are stored. Give every item its own id, so that the batch can be sent "
              + "again.")
  BatchAnswer reportBatch(@Valid @RequestBody BatchRequest batch, Actor actor) {
    String userAgent = IPads.restore(actor.userAgent(), batch.maxTouchPoints());
    return ingest.publish(batch, actor.withUserAgent(userAgent));
  }

  private Taken publish(Report report, Actor actor) {
    return new Taken(ingest.publish(report, actor));
  }

  record Taken(@Schema(example = "e-1") String id) {}

  /**
   * The outcome of a batch.
   *
   * @param ids of the accepted items, in their order
   */
  @Schema(
      example =
          """
          {"accepted": 1, "ids": ["e-1"], "rejected": [{"index": 1, "field": "eventName",
           "code": "not_blank", "detail": "must not be blank"}]}
          """)
  record BatchAnswer(int accepted, List<String> ids, List<Rejected> rejected) {

    /** The first error of an item. */
    record Rejected(int index, String field, String code, String detail) {}
  }

  @Schema(
      example =
          """
          {"items": [
            {"type": "pageview", "pageviewId": "pv-1", "timeOnPage": 12.5, "scrollDepth": 80},
            {"type": "event", "id": "e-1", "eventType": "auth", "eventName": "signup"}]}
          """)
  record BatchRequest(
      @ArraySchema(
              schema =
                  @Schema(
                      implementation = Object.class,
                      description =
                          "A report with its type: event, pageview, chat, feedback, tool, lab",
                      oneOf = {
                        EventReport.class,
                        PageViewReport.class,
                        ChatReport.class,
                        FeedbackReport.class,
                        ToolReport.class,
                        LabReport.class
                      }))
          @NotNull
          @Size(max = MAX_ITEMS)
          List<@Nullable JsonNode> items,
      @Schema(
              description =
                  "The time by the sender's clock as it sends this. The timestamps are corrected"
                      + " by the difference to the server's time.")
          @Nullable Instant sentAt,
      @Schema(description = "`navigator.maxTouchPoints`, by which an iPad is told from a Mac")
          @Min(0)
          @Nullable Integer maxTouchPoints,
      @Schema(hidden = true) @JsonAnySetter Map<String, @Nullable Object> others) {

    static final int MAX_ITEMS = 500;
  }
}
