package com.onelastai.lab.run;

import com.onelastai.events.tracking.Actor;
import com.onelastai.lab.experiment.ExperimentInput;
import com.onelastai.lab.file.LabFiles;
import com.onelastai.lab.run.Catalog.Entry;
import com.onelastai.lab.run.LabExperiment.Input;
import com.onelastai.lab.run.LabExperiment.Progress;
import com.onelastai.lab.run.LabExperiment.Source;
import com.onelastai.lab.run.LabExperiment.Status;
import com.onelastai.lab.run.LabExperiment.Work;
import com.onelastai.starter.limit.DailyQuota;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.random.RandomToken;
import com.onelastai.starter.validation.InputReader;
import com.onelastai.starter.visit.Owner;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Accepts and cancels experiments. */
@Service
@Import(InputReader.class)
class Lab {

  private static final Duration PAUSE = Duration.ofSeconds(10);
  private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};
  private static final int ID_BYTES = 16;

  private final InputReader inputs;
  private final LabFiles files;
  private final DailyQuota quota;
  private final Experiments experiments;
  private final Runner runner;
  private final Followers followers;
  private final RunProperties properties;
  private final JsonMapper json;
  private final Clock clock;

  Lab(
      InputReader inputs,
      LabFiles files,
      DailyQuota quota,
      Experiments experiments,
      Runner runner,
      Followers followers,
      RunProperties properties,
      JsonMapper json,
      Clock clock) {
    this.inputs = inputs;
    this.files = files;
    this.quota = quota;
    this.experiments = experiments;
    this.runner = runner;
    this.followers = followers;
    this.properties = properties;
    this.json = json;
    this.clock = clock;
  }

  /**
   * A refused one is not counted.
   *
   * @throws ApiException 400 that names what is wrong, 429 {@code limit_reached} or 503 {@code
   *     busy}
   */
  <I extends ExperimentInput> LabExperiment accept(
      Entry<I, ?> entry, JsonNode body, Owner owner, Actor actor) {
    I input = inputs.read(body, entry.input());
    entry.experiment().check(input);
    if (!input.files().isEmpty()) {
      files.requireOwned(owner.key(), input.files());
    }
    requirePlace(owner);
    DailyQuota.Counted counted = quota.count(owner);
    try {
      LabExperiment experiment = waiting(entry.type(), input, body, owner, actor);
      if (!experiments.insert(experiment, properties.perOwner())) {
        throw tooManyUnfinished();
      }
      files.keep(experiment.experimentId(), input.files(), experiment.expiresAt());
      runner.add(experiment.experimentId());
      return experiment;
    } catch (RuntimeException refused) {
      counted.release();
      throw refused;
    }
  }

  private void requirePlace(Owner owner) {
    if (runner.isFull()) {
      throw new ApiException(
              HttpStatus.SERVICE_UNAVAILABLE, "busy", "Too many experiments are waiting already.")
          .retryAfter(PAUSE);
    }
    if (experiments.countUnfinished(owner.key()) >= properties.perOwner()) {
      throw tooManyUnfinished();
    }
  }

  private ApiException tooManyUnfinished() {
    return new ApiException(
            HttpStatus.TOO_MANY_REQUESTS,
            "limit_reached",
            "You have %d unfinished experiments already.".formatted(properties.perOwner()))
        .with("limit", properties.perOwner())
        .retryAfter(PAUSE);
  }

  private LabExperiment waiting(
      String type, ExperimentInput input, JsonNode body, Owner owner, Actor actor) {
    Instant now = clock.instant();
    return LabExperimentBuilder.builder()
        .experimentId("e-" + RandomToken.next(ID_BYTES))
        .owner(owner.key())
        .source(Source.PLATFORM)
        .experimentType(type)
        .userId(owner.userId())
        .visitorId(owner.visitorId())
        .sessionId(actor.sessionId())
        .input(new Input(input.prompt(), settings(body), input.files()))
        .status(Status.PENDING)
        .progress(new Progress(0, "Waiting"))
        .createdAt(now)
        .made(List.of())
        .work(new Work(body.toString(), now, 0, null, null))
        .expiresAt(now.plus(properties.retention()))
        .build();
  }

  private Document settings(JsonNode body) {
    Document settings = new Document(json.convertValue(body, FIELDS));
    settings.remove("prompt");
    settings.remove("files");
    return settings;
  }

  LabExperiment cancel(String owner, String experimentId) {
    experiments.cancel(experiments.require(owner, experimentId));
    runner.stop(experimentId);
    followers.changed(experimentId);
    return experiments.require(owner, experimentId);
  }
}
