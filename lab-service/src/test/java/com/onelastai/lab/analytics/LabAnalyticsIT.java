package com.onelastai.lab.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.events.lab.ExperimentFinished;
import com.onelastai.events.lab.ExperimentFinished.Engine;
import com.onelastai.events.lab.ExperimentFinished.Status;
import com.onelastai.events.lab.LabEvent;
import com.onelastai.events.tracking.Actor;
import com.onelastai.events.tracking.ExperimentReported;
import com.onelastai.events.tracking.TrackingEvent;
import com.onelastai.lab.run.LabExperiment;
import com.onelastai.lab.test.ServiceTest;
import com.onelastai.starter.erasure.UserEraser;
import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import com.onelastai.starter.test.Deliveries;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.query.Query;

class LabAnalyticsIT extends ServiceTest {

  private static final Instant NOON = Instant.parse("2025-03-01T12:00:00Z");
  private static final String MARCH = "/api/lab/analytics?from=2025-03-01&to=2025-03-02";

  @Autowired LabListener listener;
  @Autowired UserEraser eraser;

  @Test
  void redeliveredAndRepeatedExperimentCountsOnce() {
    String stored = "e-" + UUID.randomUUID();
    mongo.insert(new Document("_id", stored).append("owner", userId), LabExperiment.COLLECTION);
    Deliveries<LabEvent> topic =
        new Deliveries<LabEvent>()
            .add(NOON, finished(stored, Status.COMPLETED, 10, 7))
            .add(NOON, finished("e-" + UUID.randomUUID(), Status.FAILED, 30, 5))
            .add(
                NOON.plusSeconds(86_400),
                finished("e-" + UUID.randomUUID(), Status.CANCELLED, 9, 1))
            .repeat(0);
    listener.onFinished(topic.events());
    listener.onFinished(topic.events());

    shows(
        api.get(person, MARCH).is(200),
        """
        {"from": "2025-03-01", "to": "2025-03-02", "reported": [],
         "experiments": [{"experiment": "story-weaver", "runs": 3, "failures": 1, "cancelled": 1,
                          "averageTime": 20.0, "tokens": 13}],
         "days": [{"day": "2025-03-01", "experiments": [{"runs": 2, "cancelled": 0}]},
                  {"day": "2025-03-02", "experiments": [{"runs": 1, "averageTime": null}]}]}\
        """);
    assertThat(texts(api.get(Person.user(), MARCH), "/experiments", "experiment")).isEmpty();
    assertThat(texts(api.get(Person.admin(), MARCH), "/experiments", "experiment"))
        .contains("story-weaver");
  }

  @Test
  void whatPagesReportIsStoredAndCountedApart() {
    Actor actor = new Actor(UUID.randomUUID().toString(), "s-1", userId, "Firefox", null, "en");
    ExperimentReported report =
        new ExperimentReported(
            actor,
            "Image Generation",
            "image",
            Map.of("prompt", "Sea", "model", "any"),
            Map.of("url", "https://x.example/1.png"),
            "any",
            true,
            null,
            40L);
    String id = actor.scoped("run-1");
    listener.onReports(new Deliveries<TrackingEvent>().add(id, NOON, report).repeat(0).events());

    Answer analytics = api.get(person, MARCH).is(200);
    shows(
        analytics,
        """
        {"experiments": [],
         "reported": [{"experiment": "image", "runs": 1, "failures": 0, "averageTime": 40.0}]}\
        """);
    Document stored = mongo.findOne(byId(id), Document.class, LabExperiment.COLLECTION);
    assertThat(stored)
        .containsEntry("source", "client")
        .containsEntry("sessionId", "s-1")
        .extracting("input.prompt")
        .isEqualTo("Sea");
    assertThat(mongo.findById(id, LabExperiment.class)).isNotNull();
    assertThat(items(api.get(person, "/api/lab/experiments"), "experimentId")).isEmpty();
    assertThat(api.get(person, "/api/lab/export").is(200).text()).contains("Sea");

    eraser.erase(userId);
    assertThat(mongo.exists(new Query(where("owner").is(userId)), LabExperiment.COLLECTION))
        .isFalse();
    assertThat(texts(api.get(person, MARCH), "/reported", "experiment")).isEmpty();
  }

  private ExperimentFinished finished(String id, Status status, long time, long tokens) {
    return new ExperimentFinished(
        id,
        "story-weaver",
        userId,
        null,
        status,
        status == Status.COMPLETED ? new Engine("model", "m") : null,
        time,
        tokens);
  }
}
