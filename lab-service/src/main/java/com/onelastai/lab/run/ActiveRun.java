package com.onelastai.lab.run;

import com.onelastai.lab.experiment.ExperimentFailedException;
import com.onelastai.lab.experiment.LabFile;
import com.onelastai.lab.experiment.Run;
import com.onelastai.lab.file.LabFiles;
import com.onelastai.lab.run.LabExperiment.Progress;
import com.onelastai.model.Cancellation;
import com.onelastai.model.ChatModel;
import com.onelastai.model.ChatModel.PromptTooLongException;
import com.onelastai.model.ModelAnswer;
import com.onelastai.model.ModelAnswer.ModelFailedException;
import com.onelastai.model.ModelAnswer.Piece;
import com.onelastai.model.ModelAnswer.Usage;
import com.onelastai.model.Prompt;
import com.onelastai.starter.problem.ApiException;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An experiment that runs on this instance, in one thread. Other threads may end it. */
final class ActiveRun implements Run {

  private static final Logger log = LoggerFactory.getLogger(ActiveRun.class);

  /** Why a run ends before it is done. */
  enum Reason {
    /** It was cancelled or deleted, or another instance has it. */
    LEASE_LOST,
    TIME_LIMIT,
    /** The service stops. */
    SHUTDOWN
  }

  private final LabExperiment experiment;
  private final LabFiles files;
  private final ChatModel model;
  private final Semaphore modelCalls;
  private final long start = System.nanoTime();
  private final Queue<LabFile> stored = new ConcurrentLinkedQueue<>();
  private final Set<Cancellation> calls = ConcurrentHashMap.newKeySet();
  private final AtomicLong tokens = new AtomicLong();
  private volatile Progress progress;
  private volatile @Nullable Reason ended;
  private @Nullable Thread thread = Thread.currentThread();

  /**
   * @param modelCalls limits how many runs the model answers at once
   */
  ActiveRun(LabExperiment experiment, LabFiles files, ChatModel model, Semaphore modelCalls) {
    this.experiment = experiment;
    this.files = files;
    this.model = model;
    this.modelCalls = modelCalls;
    this.progress = experiment.progress();
  }

  LabExperiment experiment() {
    return experiment;
  }

  Progress progress() {
    return progress;
  }

  long tokens() {
    return tokens.get();
  }

  Duration time() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  Queue<LabFile> stored() {
    return stored;
  }

  /** Null while nobody has ended it. */
  @Nullable Reason ended() {
    return ended;
  }

  /** Ends it at its next step; what it waits for is interrupted. */
  synchronized void end(Reason reason) {
    if (ended != null) {
      return;
    }
    ended = reason;
    calls.forEach(Cancellation::cancel);
    if (thread != null) {
      thread.interrupt();
    }
  }

  /** From now on its thread is not interrupted. */
  synchronized void leave() {
    thread = null;
    Thread.interrupted();
  }

  @Override
  public void progress(int percent, String step) {
    check();
    progress = new Progress(Math.clamp(percent, 0, 100), step);
  }

  @Override
  public byte[] read(String fileId) {
    check();
    return files.read(experiment.owner(), fileId);
  }

  @Override
  public LabFile store(String name, String contentType, byte[] content) {
    check();
    LabFile file =
        files.store(experiment.owner(), experiment.experimentId(), name, contentType, content);
    stored.add(file);
    return file;
  }

  @Override
  public Reply ask(Prompt prompt) {
    try {
      return BusyModel.retry(() -> reply(prompt));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw cancelled();
    } catch (PromptTooLongException tooLong) {
      throw new ExperimentFailedException("This is more than the language model can read.");
    } catch (ApiException | ModelFailedException failure) {
      log.warn("The model did not answer an experiment: {}", failure.getMessage());
      throw new ExperimentFailedException("The language model does not answer. Try again later.");
    }
  }

  @Override
  public Optional<Reply> tryAsk(Prompt prompt) {
    try {
      return Optional.of(ask(prompt));
    } catch (ExperimentFailedException noAnswer) {
      return Optional.empty();
    }
  }

  private Reply reply(Prompt prompt) throws InterruptedException {
    check();
    modelCalls.acquire();
    Cancellation call = new Cancellation();
    calls.add(call);
    if (ended != null) {
      call.cancel();
    }
    try (ModelAnswer answer = model.open(prompt, call)) {
      StringBuilder text = new StringBuilder();
      for (Piece piece = answer.next(); piece != null; piece = answer.next()) {
        if (piece.kind() == Piece.Kind.TEXT) {
          text.append(piece.text());
        }
      }
      count(answer.usage());
      check();
      return new Reply(text.toString().strip(), answer.model());
    } finally {
      calls.remove(call);
      modelCalls.release();
    }
  }

  private void count(Usage usage) {
    Integer asked = usage.promptTokens();
    tokens.addAndGet(usage.answerTokens() + (asked == null ? 0L : asked));
  }

  private void check() {
    if (ended != null) {
      throw cancelled();
    }
  }

  private CancellationException cancelled() {
    return new CancellationException("The run was ended: " + ended);
  }
}
