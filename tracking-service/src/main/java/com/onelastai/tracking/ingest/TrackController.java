package com.onelastai.tracking.ingest;

import com.onelastai.events.tracking.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@PermitAll
@RequestMapping(path = "/api/analytics/track", consumes = MediaType.APPLICATION_JSON_VALUE)
@Tag(
    name = "Track",
    description =
        """
        What a page reports. An answer means that it is safely recorded and will show soon. A \
        report may carry its own id: sent again under that id it is recorded once. It may carry \
        its timestamp (ISO 8601 or epoch milliseconds): one more than a minute ahead becomes the \
        server's time, one older than 24 hours is refused. Of someone who refused to be followed, \
        nothing personal is kept. Errors: 400 names the fields, 413 for a body over 1 MB, 415 for \
        anything but JSON, 503 while nothing can be recorded (send it again with the same id).\
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
    return take(report, actor);
  }

  @ResponseStatus(HttpStatus.ACCEPTED)
  @PostMapping("/pageview")
  @Operation(
      summary = "Report a page view, and later how long and how far it was read",
      description =
          "The first report has the `url`. Later reports have the same `pageviewId` and the "
              + "current `timeOnPage` and `scrollDepth`; the largest value of each is stored.")
  Taken reportPageView(@RequestBody PageViewReport report, Actor actor) {
    return take(report, actor);
  }

  @ResponseStatus(HttpStatus.ACCEPTED)
  @PostMapping("/chat")
  @Operation(summary = "Report a chat between the page and an agent")
  Taken reportChat(@RequestBody ChatReport report, Actor actor) {
    return take(report, actor);
  }

  @ResponseStatus(HttpStatus.ACCEPTED)
  @PostMapping("/chat/feedback")
  @Operation(
      summary = "Report feedback on an answer",
      description = "At least one of satisfied, rating and comment is required.")
  Taken reportFeedback(@RequestBody FeedbackReport report, Actor actor) {
    return take(report, actor);
  }

  @ResponseStatus(HttpStatus.ACCEPTED)
  @PostMapping("/tool")
  @Operation(summary = "Report a tool that the page ran")
  Taken reportTool(@RequestBody ToolReport report, Actor actor) {
    return take(report, actor);
  }

  @ResponseStatus(HttpStatus.ACCEPTED)
  @PostMapping("/lab")
  @Operation(summary = "Report an AI experiment that the page ran")
  Taken reportLab(@RequestBody LabReport report, Actor actor) {
    return take(report, actor);
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
    return ingest.takeAll(batch, actor);
  }

  private Taken take(Report report, Actor actor) {
    return new Taken(ingest.take(report, actor));
  }

  record Taken(@Schema(example = "e-1") String id) {}
}
