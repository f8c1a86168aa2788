package com.onelastai.lab.run;

import com.onelastai.events.tracking.Actor;
import com.onelastai.lab.experiment.Engine;
import com.onelastai.lab.run.LabExperiment.Output;
import com.onelastai.lab.run.LabExperiment.Status;
import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.visit.Owner;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** A picture in one call. */
@RestController
@Tag(name = "Lab")
class ImageController {

  private static final String TYPE = "neural-art";

  private final Catalog catalog;
  private final Lab lab;
  private final Experiments experiments;
  private final Followers followers;
  private final JsonMapper json;

  ImageController(
      Catalog catalog, Lab lab, Experiments experiments, Followers followers, JsonMapper json) {
    this.catalog = catalog;
    this.lab = lab;
    this.experiments = experiments;
    this.followers = followers;
    this.json = json;
  }

  record ImageRequest(
      @Schema(example = "A quiet sea at dawn") @NotBlank @Size(max = 2000) String prompt,
      @Schema(
              description =
                  "Not used: the operator chooses what draws, and the answer's `engine` names it",
              example = "flow-field")
          @Size(max = 100)
          @Nullable String model) {}

  record ImageAnswer(
      @Schema(example = "/api/lab/files/f-Xq2v9TtU0mF3aLrN") @Nullable String url,
      @Schema(example = "e-Xq2v9TtU0mF3aLrNpQ7sBw") String experimentId,
      @Nullable Engine engine,
      @Schema(example = "840") @Nullable Long processingTime) {}

  @PermitAll
  @PostMapping("/api/lab/generate-image")
  @Operation(
      summary = "Make a picture of words",
      description =
          "Runs `neural-art` and waits for its end. The picture is kept as any other experiment's.")
  @Problems({"not_found", "limit_reached", "busy", "experiment_failed", "experiment_unfinished"})
  ImageAnswer generateImage(@Valid @RequestBody ImageRequest request, Owner owner, Actor actor) {
    LabExperiment accepted =
        lab.accept(
            catalog.require(TYPE),
            json.valueToTree(Map.of("prompt", request.prompt())),
            owner,
            actor);
    followers.await(accepted.experimentId(), Waits.MAX);
    LabExperiment ended = experiments.require(owner.key(), accepted.experimentId());
    if (ended.status() != Status.COMPLETED) {
      throw refused(ended);
    }
    Output output = Objects.requireNonNull(ended.output());
    return new ImageAnswer(
        output.fileUrl(), ended.experimentId(), output.metadata().engine(), ended.processingTime());
  }

  private static ApiException refused(LabExperiment experiment) {
    ApiException refused =
        experiment.status().ended()
            ? new ApiException(
                HttpStatus.BAD_GATEWAY,
                "experiment_failed",
                Objects.requireNonNullElse(experiment.error(), "It was cancelled."))
            : new ApiException(
                HttpStatus.GATEWAY_TIMEOUT,
                "experiment_unfinished",
                "The picture is not done yet. Read the experiment later.");
    return refused.with("experimentId", experiment.experimentId());
  }
}
