package com.onelastai.starter.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import com.onelastai.events.identity.UserErased;
import com.onelastai.starter.erasure.ErasureWorker.Pending;
import com.onelastai.starter.index.IndexCreation;
import com.onelastai.starter.messaging.EventMetadata;
import com.onelastai.starter.messaging.EventPublisher;
import com.onelastai.starter.test.Engines;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;

class ErasureWorkerTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final String PENDING = "testerasures";

  private final SimpleMongoClientDatabaseFactory database =
      new SimpleMongoClientDatabaseFactory(Engines.mongoUri());
  private final MongoTemplate mongo = new MongoTemplate(database);
  private final UserEraser eraser = mock();
  private final EventPublisher publisher = mock();
  private final ErasureWorker worker =
      new ErasureWorker(
          mongo,
          new IndexCreation(mongo),
          eraser,
          publisher,
          Clock.fixed(NOW, ZoneOffset.UTC),
          new SimpleMeterRegistry(),
          "test");

  @AfterEach
  void close() throws Exception {
    worker.close();
    database.destroy();
  }

  @Test
  void requestStaysUntilItsAnswerIsAcknowledged() {
    mongo.insert(new Pending("e-1", "u-1", NOW, 2, NOW), PENDING);
    doThrow(new IllegalStateException("away")).when(publisher).publish(any());

    worker.on(new UserErased("u-1"), new EventMetadata("e-1", NOW));

    await()
        .untilAsserted(() ->
            assertThat(mongo.findAll(Pending.class, PENDING))
                .containsExactly(new Pending("e-1", "u-1", NOW, 3, NOW.plusSeconds(4))));
    verify(eraser).erase("u-1");
  }
}
