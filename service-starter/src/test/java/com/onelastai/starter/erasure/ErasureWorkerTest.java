package com.onelastai.starter.erasure;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.onelastai.events.identity.UserErased;
import com.onelastai.starter.messaging.EventMetadata;
import com.onelastai.starter.messaging.EventPublisher;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ErasureWorkerTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  private final PendingErasures pending = mock();
  private final UserEraser eraser = mock();
  private final EventPublisher publisher = mock();
  private final ErasureWorker worker =
      new ErasureWorker(
          pending,
          eraser,
          publisher,
          Clock.fixed(NOW, ZoneOffset.UTC),
          new SimpleMeterRegistry(),
          "test");

  @AfterEach
  void close() throws InterruptedException {
    worker.close();
  }

  @Test
  void requestStaysUntilItsAnswerIsAcknowledged() {
    PendingErasure leased = new PendingErasure("e-1", "u-1", NOW, 2, NOW.plusSeconds(300));
    when(pending.lease("e-1", NOW)).thenReturn(leased);
    doThrow(new IllegalStateException("away")).when(publisher).publish(any());

    worker.on(new UserErased("u-1"), new EventMetadata("e-1", NOW));

    verify(pending, timeout(5_000)).retry(leased, NOW.plusSeconds(4));
    verify(pending).add("e-1", "u-1", NOW);
    verify(eraser).erase(eq("u-1"));
    verify(pending, never()).remove(any());
  }
}
