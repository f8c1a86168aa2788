package com.onelastai.starter.outbox;

import com.onelastai.starter.messaging.EventCodec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;
import tools.jackson.databind.json.JsonMapper;

/** Takes events until it is told to refuse. */
class ScriptedBroker extends KafkaTemplate<String, byte[]> {

  static final EventCodec CODEC = new EventCodec(JsonMapper.shared(), "outbox-test");

  private final List<String> taken = new CopyOnWriteArrayList<>();
  volatile Consumer<String> beforeEach = data -> {};

  ScriptedBroker() {
    super(() -> new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer()));
  }

  @Override
  public CompletableFuture<SendResult<String, byte[]>> send(ProducerRecord<String, byte[]> record) {
    String data = new String(record.value(), StandardCharsets.UTF_8);
    try {
      beforeEach.accept(data);
    } catch (TimeoutException away) {
      return CompletableFuture.failedFuture(away);
    }
    taken.add(JsonMapper.shared().readTree(data).get("sessionId").asString());
    return super.send(record);
  }

  /** Refuses events that hold this text. */
  void refuse(String refused) {
    beforeEach =
        data -> {
          if (data.contains(refused)) {
            throw new TimeoutException("away");
          }
        };
  }

  void takeAll() {
    beforeEach = data -> {};
  }

  List<String> taken() {
    return taken;
  }
}
