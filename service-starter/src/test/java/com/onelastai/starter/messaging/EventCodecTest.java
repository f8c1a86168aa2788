package com.onelastai.starter.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onelastai.events.EventEnvelope;
import com.onelastai.events.chat.AgentPublished;
import com.onelastai.events.chat.AgentPublished.Access;
import com.onelastai.events.chat.ChatEvent;
import com.onelastai.events.tracking.Actor;
import com.onelastai.events.tracking.PageLeft;
import com.onelastai.events.tracking.TrackingEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class EventCodecTest {

  private static final Map<String, Class<? extends TrackingEvent>> FAMILY =
      EventCodec.family(TrackingEvent.class);
  private static final Actor ACTOR = new Actor("v-1", "s-1", null, null, null, null);
  private static final EventEnvelope<TrackingEvent> LEFT =
      new EventEnvelope<>(
          "v-1/pv-1:left",
          Instant.parse("2026-01-02T03:04:05.678Z"),
          new PageLeft(ACTOR, "pv-1", 3.5, null));

  private final EventCodec codec = new EventCodec(JsonMapper.shared(), "tracking-service");

  @Test
  void eventArrivesAsItWasSent() {
    assertThat(codec.decode(received(codec.encode(LEFT)), FAMILY)).contains(LEFT);
  }

  @Test
  void recordIsABinaryCloudEventKeyedByTheVisitor() {
    ProducerRecord<String, byte[]> record = codec.encode(LEFT);
    assertThat(record.topic()).isEqualTo("tracking.v1");
    assertThat(record.key()).isEqualTo("v-1");
    assertThat(header(record.headers(), "ce_specversion")).isEqualTo("1.0");
    assertThat(header(record.headers(), "ce_type"))
        .isEqualTo("com.onelastai.tracking.page-left.v1");
    assertThat(header(record.headers(), "ce_source")).isEqualTo("/tracking-service");
    assertThat(header(record.headers(), "ce_id")).isEqualTo("v-1/pv-1:left");
    assertThat(header(record.headers(), "content-type")).isEqualTo("application/json");
  }

  @Test
  void typeThatIsNotKnownYetIsPassedOver() {
    ProducerRecord<String, byte[]> record = codec.encode(LEFT);
    record.headers().remove("ce_type").add("ce_type", bytes("com.onelastai.tracking.invented.v1"));
    assertThat(codec.decode(received(record), FAMILY)).isEmpty();
  }

  @Test
  void enumValueThatIsNotKnownYetIsReadAsUnknown() {
    ProducerRecord<String, byte[]> sent =
        codec.encode(
            new EventEnvelope<>(
                "a", Instant.EPOCH, new AgentPublished("ada", "Ada", "learning", Access.FREE)));
    ProducerRecord<String, byte[]> later =
        new ProducerRecord<>(
            sent.topic(),
            0,
            sent.key(),
            bytes(new String(sent.value(), StandardCharsets.UTF_8).replace("FREE", "INVITED")),
            sent.headers());

    assertThat(codec.decode(received(later), EventCodec.family(ChatEvent.class)))
        .hasValueSatisfying(read ->
            assertThat(read.event())
                .isEqualTo(new AgentPublished("ada", "Ada", "learning", Access.UNKNOWN)));
  }

  @Test
  void recordThatIsNoCloudEventIsMalformed() {
    ProducerRecord<String, byte[]> record = new ProducerRecord<>("tracking.v1", "k", bytes("{}"));
    assertThatThrownBy(() -> codec.decode(received(record), FAMILY))
        .isInstanceOf(MalformedEventException.class);
  }

  @Test
  void valueThatIsNoJsonIsMalformed() {
    ProducerRecord<String, byte[]> good = codec.encode(LEFT);
    ProducerRecord<String, byte[]> bad =
        new ProducerRecord<>(good.topic(), 0, good.key(), bytes("{\"actor\":"), good.headers());
    assertThatThrownBy(() -> codec.decode(received(bad), FAMILY))
        .isInstanceOf(MalformedEventException.class);
  }

  private static ConsumerRecord<String, byte[]> received(ProducerRecord<String, byte[]> sent) {
    ConsumerRecord<String, byte[]> record =
        new ConsumerRecord<>(sent.topic(), 0, 0, sent.key(), sent.value());
    sent.headers().forEach((Header header) -> record.headers().add(header));
    return record;
  }

  private static String header(Headers headers, String name) {
    return new String(headers.lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
