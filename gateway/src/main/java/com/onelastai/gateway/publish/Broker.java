package com.onelastai.gateway.publish;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/** Sends records to Kafka and reports the outcome of each. */
@Component
class Broker {

  /** Records in flight. Done once each is acknowledged or has failed. */
  record Delivery(
      List<ProducerRecord<String, byte[]>> records, List<CompletableFuture<?>> outcomes) {

    boolean isDone() {
      return outcomes.stream().allMatch(CompletableFuture::isDone);
    }

    /** Waits until it is done, but no longer than the timeout. */
    void await(Duration timeout) throws InterruptedException {
      try {
        CompletableFuture.allOf(outcomes.toArray(CompletableFuture[]::new))
            .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      } catch (ExecutionException | TimeoutException failed) {
        // Each record has its own outcome.
      }
    }

    /** How many were acknowledged before the first failure. */
    int acknowledgedInOrder() {
      int count = 0;
      while (count < outcomes.size() && acknowledged(count)) {
        count++;
      }
      return count;
    }

    /** Those that are not acknowledged. */
    List<ProducerRecord<String, byte[]>> failed() {
      return IntStream.range(0, records.size())
          .filter(index -> !acknowledged(index))
          .mapToObj(records::get)
          .toList();
    }

    private boolean acknowledged(int index) {
      return outcomes.get(index).state() == Future.State.SUCCESS;
    }
  }

  private final KafkaTemplate<String, byte[]> kafka;

  Broker(KafkaTemplate<String, byte[]> kafka) {
    this.kafka = kafka;
  }

  /** After an immediate failure the rest is not sent: each would wait in vain for a broker. */
  Delivery send(List<ProducerRecord<String, byte[]>> records) {
    List<CompletableFuture<?>> outcomes = new ArrayList<>(records.size());
    @Nullable RuntimeException refused = null;
    for (ProducerRecord<String, byte[]> record : records) {
      if (refused == null) {
        try {
          outcomes.add(kafka.send(record));
          continue;
        } catch (RuntimeException failure) {
          refused = failure;
        }
      }
      outcomes.add(CompletableFuture.failedFuture(refused));
    }
    return new Delivery(records, outcomes);
  }
}
