package com.onelastai.lab.run;

import com.onelastai.events.tracking.Actor;
import com.onelastai.lab.run.LabExperiment.Status;
import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.visit.Owner;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.JsonNode;

@PermitAll
@RestController
@Tag(name = "Lab")
class LabController {

  static final String LAB = "/api/lab";
  static final String RUN = LAB + "/{experimentType}";
  private static final String ONE = LAB + "/{experimentId}";

  private final Catalog catalog;
  private final Lab lab;
  private final Experiments experiments;
  private final Followers followers;
  private final Removal removal;

  LabController(
      Catalog catalog, Lab lab, Experiments experiments, Followers followers, Removal removal) {
    this.catalog = catalog;
    this.lab = lab;
    this.experiments = experiments;
    this.followers = followers;
    this.removal = removal;
  }

  @GetMapping(LAB)
  @Operation(
      summary = "List the kinds of experiment",
      description = "Each with a JSON schema of its body, of draft 2020-12.")
  Listing<Catalog.Description> listExperimentTypes() {
    return Listing.all(catalog.descriptions());
  }

  @PostMapping(RUN)
  @Operation(summary = "Run an experiment")
  @Problems({"limit_reached", "busy"})
  ResponseEntity<LabExperiment> runExperiment(
      @PathVariable String experimentType,
      @RequestBody JsonNode body,
      @Parameter(
              description = "`wait=N`: wait up to N seconds, at most 30, for the end",
              example = "wait=10")
          @RequestHeader(name = Waits.HEADER, required = false)
          @Nullable String prefer,
      Owner owner,
      Actor actor) {
    LabExperiment accepted = lab.accept(catalog.require(experimentType), body, owner, actor);
    String id = accepted.experimentId();
    if (Waits.isWanted(prefer)) {
      followers.await(id, Waits.of(prefer));
      accepted = experiments.find(id).orElse(accepted);
    }
    Status status = accepted.status();
    return ResponseEntity.status(status.ended() ? HttpStatus.OK : HttpStatus.ACCEPTED)
        .location(URI.create(LAB + "/" + id))
        .body(accepted);
  }

  @GetMapping(Experiments.ADDRESS)
  @Operation(
      summary = "List the caller's experiments, newest first",
      description = "Of the user, or of the browser while nobody is signed in; without results.")
  Listing<LabExperiment> listExperiments(
      @Parameter(description = "Only of this kind", example = "neural-art")
          @RequestParam(required = false)
          @Size(max = 64)
          @Nullable String type,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "20") @Min(1) @Max(Listing.MAX_SIZE) int size,
      Owner owner) {
    return experiments.list(owner.key(), type, after, size);
  }

  @GetMapping(ONE)
  @Operation(summary = "Get an experiment of the caller")
  LabExperiment getExperiment(@PathVariable String experimentId, Owner owner) {
    return experiments.require(owner.key(), experimentId);
  }

  @GetMapping(path = ONE + "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @Operation(
      summary = "Follow an experiment of the caller",
      description =
          "A stream of server-sent events: `progress` with `percent`, `step` and `status`, and in "
              + "the end `done` with the experiment. It ends after 15 minutes, and an "
              + "`EventSource` reconnects by itself.")
  @Problems("too_many_streams")
  SseEmitter followExperiment(
      @PathVariable String experimentId,
      Owner owner,
      @Parameter(hidden = true) HttpServletResponse response) {
    experiments.require(owner.key(), experimentId);
    // Otherwise nginx and its derivatives buffer the stream.
    response.setHeader("X-Accel-Buffering", "no");
    return followers.stream(experimentId);
  }

  @PostMapping(ONE + "/cancel")
  @Operation(
      summary = "Cancel an experiment of the caller",
      description = "One that has ended stays as it is.")
  LabExperiment cancelExperiment(@PathVariable String experimentId, Owner owner) {
    return lab.cancel(owner.key(), experimentId);
  }

  @DeleteMapping(ONE)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Delete an experiment of the caller",
      description = "With the files that it has made. Uploads and figures remain.")
  void deleteExperiment(@PathVariable String experimentId, Owner owner) {
    removal.remove(owner.key(), experimentId);
  }
}
