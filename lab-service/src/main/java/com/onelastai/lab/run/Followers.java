package com.onelastai.lab.run;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.lab.run.LabExperiment.Progress;
import com.onelastai.lab.run.LabExperiment.Status;
import com.onelastai.starter.job.InstanceJob;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.stream.ClientStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Those who wait for experiments on this instance. The store is asked about all of them together,
 * so it does not matter which instance runs an experiment; what ends here is told at once.
 */
@Component
class Followers {

  private static final int MAX = 1_000;
  private static final int MAX_OF_EXPERIMENT = 10;
  private static final int IDS_A_QUERY = 200;

  private final MongoOperations mongo;
  private final Experiments experiments;
  private final Map<String, List<Follower>> followers = new ConcurrentHashMap<>();

  Followers(MongoOperations mongo, Experiments experiments) {
    this.mongo = mongo;
    this.experiments = experiments;
  }

  /** How far an experiment is. */
  private record Glance(@Id String experimentId, Status status, Progress progress) {}

  /** What {@code progress} events have. */
  record ProgressEvent(int percent, String step, Status status) {}

  private interface Follower {

    void progress(ProgressEvent progress);

    void ended(LabExperiment experiment);

    /** The experiment is gone, the service stops, or there are too many others. */
    void close();

    default void keepAlive() {}
  }

  /** Follows an experiment to its end. */
  SseEmitter stream(String experimentId) {
    if (followers.size() >= MAX) {
      throw new ApiException(
              HttpStatus.TOO_MANY_REQUESTS, "too_many_streams", "Too many streams are open.")
          .retryAfter(Duration.ofMinutes(1));
    }
    AtomicReference<Follower> follower = new AtomicReference<>();
    ClientStream stream = new ClientStream(_ -> remove(experimentId, follower.get()));
    follower.set(new Streaming(stream));
    add(experimentId, follower.get());
    return stream.emitter();
  }

  /** Waits until the experiment has ended, but only so long. */
  void await(String experimentId, Duration limit) {
    Waiting waiting = new Waiting();
    add(experimentId, waiting);
    try {
      waiting.end.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException unfinished) {
      // The answer says so.
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    } finally {
      remove(experimentId, waiting);
    }
  }

  private void add(String experimentId, Follower follower) {
    List<Follower> all =
        followers.compute(
            experimentId,
            (_, known) -> {
              List<Follower> more = known == null ? new CopyOnWriteArrayList<>() : known;
              more.add(follower);
              return more;
            });
    // A page that was left is noticed late: whoever opens many must not be locked out by them.
    all.stream().limit(Math.max(0, all.size() - MAX_OF_EXPERIMENT)).forEach(Follower::close);
    changed(experimentId);
  }

  private void remove(String experimentId, Follower follower) {
    followers.computeIfPresent(
        experimentId,
        (_, known) -> {
          known.remove(follower);
          return known.isEmpty() ? null : known;
        });
  }

  int count(String experimentId) {
    return followers.getOrDefault(experimentId, List.of()).size();
  }

  @InstanceJob(name = "lab-followers", every = "${onelastai.lab.poll-every}")
  void poll() {
    List<String> ids = new ArrayList<>(followers.keySet());
    for (int start = 0; start < ids.size(); start += IDS_A_QUERY) {
      tell(ids.subList(start, Math.min(start + IDS_A_QUERY, ids.size())));
    }
  }

  /** Tells those who follow it here. */
  void changed(String experimentId) {
    if (followers.containsKey(experimentId)) {
      tell(List.of(experimentId));
    }
  }

  private void tell(List<String> ids) {
    Query query = new Query(where("_id").in(ids));
    query.fields().include("status", "progress");
    List<String> gone = new ArrayList<>(ids);
    for (Glance seen : mongo.find(query, Glance.class, LabExperiment.COLLECTION)) {
      gone.remove(seen.experimentId());
      List<Follower> all = followers.getOrDefault(seen.experimentId(), List.of());
      if (seen.status().ended()) {
        experiments
            .find(seen.experimentId())
            .ifPresent(ended -> all.forEach(follower -> follower.ended(ended)));
      } else {
        Progress progress = seen.progress();
        ProgressEvent event = new ProgressEvent(progress.percent(), progress.step(), seen.status());
        all.forEach(follower -> follower.progress(event));
      }
      all.forEach(Follower::keepAlive);
    }
    gone.forEach(id -> followers.getOrDefault(id, List.of()).forEach(Follower::close));
  }

  /** Tomcat waits for open responses before it stops. */
  @EventListener(ContextClosedEvent.class)
  void close() {
    followers.values().forEach(all -> all.forEach(Follower::close));
  }

  private static final class Waiting implements Follower {

    private final CompletableFuture<Boolean> end = new CompletableFuture<>();

    @Override
    public void progress(ProgressEvent progress) {}

    @Override
    public void ended(LabExperiment experiment) {
      end.complete(true);
    }

    @Override
    public void close() {
      end.complete(false);
    }
  }

  private static final class Streaming implements Follower {

    private final ClientStream stream;
    private final AtomicReference<ProgressEvent> last = new AtomicReference<>();

    Streaming(ClientStream stream) {
      this.stream = stream;
    }

    @Override
    public void progress(ProgressEvent progress) {
      if (!progress.equals(last.getAndSet(progress))) {
        stream.send("progress", progress);
      }
    }

    @Override
    public void ended(LabExperiment experiment) {
      stream.end("done", experiment);
    }

    @Override
    public void close() {
      stream.complete();
    }

    @Override
    public void keepAlive() {
      stream.keepAlive();
    }
  }
}
