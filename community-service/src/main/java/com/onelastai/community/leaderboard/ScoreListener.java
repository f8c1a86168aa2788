package com.onelastai.community.leaderboard;

import com.onelastai.starter.index.Expires;
import com.onelastai.starter.messaging.EventListener;
import com.onelastai.starter.messaging.Received;
import com.onelastai.starter.projection.RecordCollection;
import com.onelastai.starter.projection.RecordPosition;
import com.onelastai.starter.projection.RecordWrite;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.stereotype.Component;

/** Applies each change of a score once, also one that was published twice. */
@Component
class ScoreListener {

  private static final String NAME = "leaderboardmoves";

  /** Far longer than an outbox may take to publish an event again. */
  private static final Duration REMEMBERED = Duration.ofDays(14);

  /** Declares the index; records are written field by field. */
  @Document(NAME)
  @Expires
  private record Change(@Id String id) {}

  private final RecordCollection records;
  private final Ranks ranks;
  private final Scores scores;

  ScoreListener(MongoDatabaseFactory mongo, Ranks ranks, Scores scores) {
    this.records = new RecordCollection(mongo, NAME);
    this.ranks = ranks;
    this.scores = scores;
  }

  @EventListener(group = "scores", bulk = true)
  void on(List<Received<ScoreChanged>> batch) {
    Set<RecordPosition> repetitions =
        records.insert(
            RecordWrite.ofEach(
                batch,
                ScoreChanged.class,
                (id, time, change, changes) ->
                    changes.setOnInsert(Expires.FIELD, Date.from(time.plus(REMEMBERED)))));
    List<Received<ScoreChanged>> news =
        batch.stream()
            .filter(received -> !repetitions.contains(RecordPosition.of(received)))
            .toList();
    ranks.count(news);
    news.forEach(received -> scores.apply(received.event()));
  }
}
