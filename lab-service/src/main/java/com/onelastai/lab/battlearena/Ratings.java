package com.onelastai.lab.battlearena;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.events.lab.ExperimentFinished;
import com.onelastai.lab.run.LabExperiment;
import com.onelastai.starter.index.Expires;
import com.onelastai.starter.index.IndexCreation;
import com.onelastai.starter.messaging.EventListener;
import com.onelastai.starter.messaging.Received;
import com.onelastai.starter.projection.CounterCollection;
import com.onelastai.starter.projection.RecordCollection;
import com.onelastai.starter.projection.RecordPosition;
import com.onelastai.starter.projection.RecordWrite;
import com.onelastai.starter.projection.UpdateBuilder;
import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bson.Document;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * The ratings of agents: one document of {@code labratings} with what each has gained, because a
 * battle changes two of them at once. A run may begin again after a crash and end in another way,
 * so a battle counts when its experiment has finished, as its stored result says. {@code
 * labbattles} remembers which have counted.
 */
@Component
class Ratings {

  private static final String COLLECTION = "labratings";
  private static final String COUNTED = "labbattles";

  /** No event comes again later than that. */
  private static final Duration REMEMBERED = Duration.ofDays(90);

  private final MongoOperations mongo;
  private final RecordCollection counted;
  private final CounterCollection counters;

  Ratings(MongoOperations mongo, MongoDatabaseFactory factory, IndexCreation indexes) {
    this.mongo = mongo;
    this.counted = new RecordCollection(factory, COUNTED);
    this.counters = CounterCollection.of(factory, COLLECTION);
    indexes.requireExpiry(COUNTED);
  }

  @EventListener(group = "ratings")
  void onFinished(List<Received<ExperimentFinished>> batch) {
    Map<String, Battle> battles = battles(batch);
    List<Received<ExperimentFinished>> rated =
        batch.stream()
            .filter(received -> battles.containsKey(received.event().experimentId()))
            .toList();
    Set<RecordPosition> repetitions = counted.insert(rated.stream().map(Ratings::record).toList());
    List<Received<ExperimentFinished>> news =
        rated.stream()
            .filter(received -> !repetitions.contains(RecordPosition.of(received)))
            .toList();
    if (!news.isEmpty()) {
      counters.count(
          Map.of(BattleArena.TYPE, news),
          (id, current, events, changes) -> {
            Standings standings = Standings.of(current);
            events.forEach(received ->
                standings.count(
                    Objects.requireNonNull(battles.get(received.event().experimentId())), changes));
          });
    }
  }

  private Map<String, Battle> battles(List<Received<ExperimentFinished>> batch) {
    List<String> ids =
        batch.stream()
            .map(Received::event)
            .filter(finished -> finished.experimentType().equals(BattleArena.TYPE))
            .filter(finished -> finished.status() == ExperimentFinished.Status.COMPLETED)
            .map(ExperimentFinished::experimentId)
            .toList();
    Map<String, Battle> battles = new HashMap<>();
    if (!ids.isEmpty()) {
      Query finished = new Query(where("_id").in(ids));
      finished.fields().include("output.result");
      for (Document experiment : mongo.find(finished, Document.class, LabExperiment.COLLECTION)) {
        Document result = experiment.getEmbedded(List.of("output", "result"), new Document());
        Battle.read(result).ifPresent(battle -> battles.put(experiment.getString("_id"), battle));
      }
    }
    return battles;
  }

  private static RecordWrite record(Received<ExperimentFinished> received) {
    Date forgotten = Date.from(received.envelope().time().plus(REMEMBERED));
    return new RecordWrite(
        received.event().experimentId(),
        new UpdateBuilder().setOnInsert(Expires.FIELD, forgotten),
        List.of(RecordPosition.of(received)));
  }

  Standings read() {
    return Standings.of(mongo.findById(BattleArena.TYPE, Document.class, COLLECTION));
  }
}
