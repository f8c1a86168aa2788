package com.onelastai.auth.erasure;

import com.onelastai.events.erasure.ErasureEvent;
import com.onelastai.events.erasure.UserDataErased;
import com.onelastai.starter.job.ClusterJob;
import com.onelastai.starter.messaging.EventBatchReader;
import com.onelastai.starter.messaging.EventBatchReader.Received;
import com.onelastai.starter.messaging.EventCodec;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Notes in the tombstones who has erased what they held. */
@Component
class ErasureAnswers {

  /** The name becomes that of a field. */
  private static final Pattern SERVICE = Pattern.compile("[a-z0-9-]{1,64}");

  private final EventBatchReader<ErasureEvent> reader;
  private final Tombstones tombstones;
  private final ErasureProperties properties;
  private final Clock clock;

  ErasureAnswers(
      EventCodec codec,
      Tombstones tombstones,
      ErasureProperties properties,
      Clock clock,
      MeterRegistry meters) {
    this.reader = new EventBatchReader<>(codec, ErasureEvent.class);
    this.tombstones = tombstones;
    this.properties = properties;
    this.clock = clock;
    Gauge.builder("auth.erasures.open", tombstones, Tombstones::countOpen)
        .description("Deleted accounts of which a service may hold something still")
        .register(meters);
  }

  @KafkaListener(topics = ErasureEvent.TOPIC)
  void on(List<ConsumerRecord<String, byte[]>> batch) {
    reader.read(batch, answers -> answers.forEach(this::note));
  }

  @ClusterJob(name = "erasure-answers", every = "1h")
  void completeAll() {
    tombstones.completeAll(properties.services(), clock.instant());
  }

  private void note(Received<ErasureEvent> answer) {
    switch (answer.envelope().event()) {
      case UserDataErased erased -> {
        if (!SERVICE.matcher(erased.service()).matches()) {
          throw new IllegalArgumentException("No name of a service");
        }
        tombstones.answer(erased.userId(), erased.service(), answer.envelope().time());
        tombstones.complete(erased.userId(), properties.services(), clock.instant());
      }
    }
  }
}
