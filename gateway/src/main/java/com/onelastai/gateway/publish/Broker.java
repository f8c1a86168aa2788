package com.onelastai.gateway.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/** Sends records and tells what became of each. */
@Component
class Broker {

  /** Records under way. Done once each is acknowledged or given up. */
  record Delivery(
      List<ProducerRecord<String, byte[]>> records, List<CompletableFuture<?>> outcomes) {

    boolean isDone() {
      return outcomes.stream().allMatch(CompletableFuture::isDone);
    }

    /** How many arrived before the first that did not. */
    int arrivedInOrder() {
      int count = 0;
      while (count < outcomes.size() && arrived(count)) {
        count++;
      }
      return count;
    }

    List<ProducerRecord<String, byte[]>> failed() {
      return IntStream.range(0, records.size())
          .filter(index -> !arrived(index))
          .mapToObj(records::get)
          .toList();
    }

    private boolean arrived(int index) {
      return !outcomes.get(index).isCompletedExceptionally();
    }
  }

  private final KafkaTemplate<String, byte[]> kafka;

  Broker(KafkaTemplate<String, byte[]> kafka) {
    this.kafka = kafka;
  }

  /** Once one is refused at once, the rest is not tried: each would wait for a broker in vain. */
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
