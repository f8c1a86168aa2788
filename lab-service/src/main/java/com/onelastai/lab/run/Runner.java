package com.onelastai.lab.run;

import com.onelastai.lab.experiment.ExperimentFailedException;
import com.onelastai.lab.experiment.ExperimentInput;
import com.onelastai.lab.experiment.LabFile;
import com.onelastai.lab.experiment.Outcome;
import com.onelastai.lab.file.LabFiles;
import com.onelastai.lab.run.ActiveRun.Reason;
import com.onelastai.lab.run.Catalog.Entry;
import com.onelastai.lab.run.Experiments.Ending;
import com.onelastai.lab.run.LabExperiment.Metadata;
import com.onelastai.lab.run.LabExperiment.Output;
import com.onelastai.lab.run.LabExperiment.Status;
import com.onelastai.lab.run.LabExperiment.Work;
import com.onelastai.model.ChatModel;
import com.onelastai.starter.job.InstanceJob;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.validation.InputReader;
import com.onelastai.starter.work.LeasedWork;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs what waits, a few experiments at once. */
@Component
class Runner implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Runner.class);

  /** Characters of a result in JSON. A document of the store has at most 16 MB. */
  private static final int MAX_RESULT = 4_000_000;

  private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

  private final Experiments experiments;
  private final Catalog catalog;
  private final InputReader inputs;
  private final LabFiles files;
  private final ChatModel model;
  private final Followers followers;
  private final RunProperties properties;
  private final JsonMapper json;
  private final MeterRegistry meters;
  private final Semaphore modelCalls;
  private final Map<String, ActiveRun> active = new ConcurrentHashMap<>();
  private final Set<String> queued = ConcurrentHashMap.newKeySet();
  private final LeasedWork<String> work;
  private volatile boolean stopping;

  Runner(
      Experiments experiments,
      Catalog catalog,
      InputReader inputs,
      LabFiles files,
      ChatModel model,
      Followers followers,
      RunProperties properties,
      JsonMapper json,
      MeterRegistry meters) {
    this.experiments = experiments;
    this.catalog = catalog;
    this.inputs = inputs;
    this.files = files;
    this.model = model;
    this.followers = followers;
    this.properties = properties;
    this.json = json;
    this.meters = meters;
    this.modelCalls = new Semaphore(properties.modelCalls(), true);
    this.work = LeasedWork.computing("lab", properties.atOnce(), properties.queue(), this::process);
    meters.gauge("lab.waiting", queued, Set::size);
  }

  boolean isFull() {
    return stopping || work.isFull();
  }

  /** A stored one. If the queue is full by now, the sweep adds it later. */
  void add(String experimentId) {
    if (queued.add(experimentId) && !work.add(experimentId)) {
      queued.remove(experimentId);
    }
  }

  /** Every instance sweeps, as each experiment is leased on its own. */
  @InstanceJob(name = "lab-queue", every = "${onelastai.lab.sweep-every}")
  void sweep() {
    if (queued.size() < properties.atOnce() && !stopping) {
      experiments.due(catalog.types(), queued.size() + properties.atOnce()).forEach(this::add);
    }
  }

  /** Also says how far each run is. */
  @InstanceJob(name = "lab-leases", every = "${onelastai.lab.renew-every}")
  void renew() {
    for (ActiveRun run : active.values()) {
      if (run.ended() != null) {
        continue;
      }
      if (run.time().compareTo(properties.limit()) > 0) {
        run.end(Reason.TIME_LIMIT);
        finish(run, failed(run, tooLong()));
      } else if (!experiments.renew(
          run.experiment(), run.progress(), run.tokens(), properties.lease())) {
        run.end(Reason.LEASE_LOST);
      }
    }
  }

  /** If it runs here, it need not wait for the next renewal. */
  void stop(String experimentId) {
    ActiveRun run = active.get(experimentId);
    if (run != null) {
      run.end(Reason.LEASE_LOST);
    }
  }

  void process(String experimentId) {
    queued.remove(experimentId);
    LabExperiment leased = lease(experimentId);
    if (leased == null) {
      return;
    }
    ActiveRun run = new ActiveRun(leased, files, model, modelCalls);
    active.put(experimentId, run);
    try {
      if (Objects.requireNonNull(leased.work()).attempts() > 1) {
        // The attempt that a crash ended may have left some.
        discardFiles(leased);
      } else {
        // A crash may have ended the acceptance before this.
        files.keep(experimentId, leased.input().files(), leased.expiresAt());
      }
      end(run, attempt(run));
    } finally {
      active.remove(experimentId);
    }
    followers.changed(experimentId);
  }

  /** A run that goes on here is not due, though its lease expires while the machine sleeps. */
  private @Nullable LabExperiment lease(String experimentId) {
    return stopping || active.containsKey(experimentId)
        ? null
        : experiments.lease(experimentId, properties.lease());
  }

  /** Null if the lease is to be given back. */
  private @Nullable Ending attempt(ActiveRun run) {
    Work todo = Objects.requireNonNull(run.experiment().work());
    try {
      if (todo.attempts() > properties.attempts()) {
        return failed(
            run, "The service stopped %d times while this ran.".formatted(properties.attempts()));
      }
      return run(run, catalog.require(run.experiment().experimentType()), todo);
    } catch (ExperimentFailedException | ApiException failure) {
      return ended(run, failed(run, String.valueOf(failure.getMessage())));
    } catch (RuntimeException failure) {
      if (run.ended() == null) {
        log.error("{} failed", run.experiment().experimentType(), failure);
      }
      return ended(run, failed(run, "Something went wrong here."));
    } catch (OutOfMemoryError | StackOverflowError exhausted) {
      log.error("{} needs too much", run.experiment().experimentType(), exhausted);
      return failed(run, "This is more than one run can do.");
    } finally {
      run.leave();
    }
  }

  /** What is thrown after somebody has ended a run says nothing. */
  private @Nullable Ending ended(ActiveRun run, Ending failed) {
    return switch (run.ended()) {
      case SHUTDOWN -> null;
      case TIME_LIMIT -> failed(run, tooLong());
      case LEASE_LOST -> failed;
      case null -> failed;
    };
  }

  private <I extends ExperimentInput, R> Ending run(ActiveRun run, Entry<I, R> entry, Work todo) {
    I input = inputs.read(json.readTree(todo.body()), entry.input());
    Outcome<R> outcome = entry.experiment().run(input, run);
    JsonNode result = json.valueToTree(outcome.result());
    String text = result.toString();
    if (text.length() > MAX_RESULT) {
      return failed(run, "The result is too large to be kept.");
    }
    LabFile main = outcome.file();
    List<String> made =
        Stream.concat(
                run.stored().stream().filter(file -> text.contains(file.fileId())),
                Stream.ofNullable(main))
            .map(LabFile::fileId)
            .distinct()
            .toList();
    Output output =
        new Output(
            new Document(json.readValue(text, FIELDS)),
            main == null ? null : main.url(),
            new Metadata(outcome.engine()));
    return new Ending(Status.COMPLETED, output, null, run.time().toMillis(), run.tokens(), made);
  }

  private static Ending failed(ActiveRun run, String error) {
    return Ending.failed(error, run.time().toMillis(), run.tokens());
  }

  private String tooLong() {
    return "This took longer than %d seconds.".formatted(properties.limit().toSeconds());
  }

  private void end(ActiveRun run, @Nullable Ending ending) {
    if (ending == null) {
      experiments.release(run.experiment());
    } else {
      finish(run, ending);
    }
  }

  /** Those that it has made; the uploads stay with it. */
  private void discardFiles(LabExperiment experiment) {
    String id = experiment.experimentId();
    files.remove(id);
    if (experiments.find(id).isPresent()) {
      files.keep(id, experiment.input().files(), experiment.expiresAt());
    }
  }

  /** Whether another instance has begun it again, and may have stored files by now. */
  private boolean isOfAnother(LabExperiment experiment) {
    return experiments
        .find(experiment.experimentId())
        .map(LabExperiment::status)
        .filter(status -> !status.ended() || status == Status.COMPLETED)
        .isPresent();
  }

  /** What it has stored is removed without a result that names it. */
  private void finish(ActiveRun run, Ending ending) {
    LabExperiment experiment = run.experiment();
    boolean written = experiments.finish(experiment, ending);
    if (written) {
      meters
          .timer(
              "lab.runs",
              "experiment",
              experiment.experimentType(),
              "outcome",
              ending.status().value())
          .record(run.time());
    }
    if (written && !ending.made().isEmpty()) {
      files.keep(experiment.experimentId(), ending.made(), experiment.expiresAt());
    } else if (!run.stored().isEmpty() && !isOfAnother(experiment)) {
      discardFiles(experiment);
    }
    followers.changed(experiment.experimentId());
  }

  /** Other instances go on with what runs here. */
  @Override
  public void close() throws InterruptedException {
    stopping = true;
    active.values().forEach(run -> run.end(Reason.SHUTDOWN));
    work.close();
  }
}
