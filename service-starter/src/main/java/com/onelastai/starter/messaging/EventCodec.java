package com.onelastai.starter.messaging;

import com.onelastai.events.DomainEvent;
import com.onelastai.events.EventContract;
import com.onelastai.events.EventEnvelope;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.cloudevents.rw.CloudEventRWException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events as Kafka records: CloudEvents 1.0 in binary mode, attributes in {@code ce_} headers and
 * the event as JSON in the value.
 */
public final class EventCodec {

  private static final String TYPE_HEADER = "ce_type";

  private final JsonMapper json;
  private final URI source;

  public EventCodec(JsonMapper json, String application) {
    this.json =
        json.rebuild().enable(EnumFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE).build();
    this.source = URI.create("/" + application);
  }

  public ProducerRecord<String, byte[]> encode(EventEnvelope<?> envelope) {
    return encode(serialize(envelope));
  }

  public ProducerRecord<String, byte[]> encode(SerializedEvent event) {
    CloudEvent cloudEvent =
        CloudEventBuilder.v1()
            .withId(event.id())
            .withSource(source)
            .withType(event.type())
            .withTime(OffsetDateTime.ofInstant(event.time(), ZoneOffset.UTC))
            .withData("application/json", event.data())
            .build();
    return KafkaMessageFactory.<String>createWriter(event.topic(), event.key())
        .writeBinary(cloudEvent);
  }

  public SerializedEvent serialize(EventEnvelope<?> envelope) {
    DomainEvent event = envelope.event();
    EventContract contract = contract(event.getClass());
    return new SerializedEvent(
        envelope.id(),
        envelope.time(),
        contract.topic(),
        contract.type(),
        event.key(),
        json.writeValueAsBytes(event));
  }

  /**
   * Reads an event of one of the types that {@code family} permits; empty for any other, so that a
   * publisher may add types before its readers know them.
   *
   * @throws MalformedEventException if it claims to be one of them and is not
   */
  public <E extends DomainEvent> Optional<EventEnvelope<E>> decode(
      ConsumerRecord<String, byte[]> record, Map<String, Class<? extends E>> family) {
    Header type = record.headers().lastHeader(TYPE_HEADER);
    if (type == null) {
      throw new MalformedEventException("no CloudEvents type", null);
    }
    Class<? extends E> contract = family.get(new String(type.value(), StandardCharsets.UTF_8));
    return contract == null ? Optional.empty() : Optional.of(read(record, contract));
  }

  /** The types that a sealed family of events permits, by their CloudEvents type. */
  @SuppressWarnings("unchecked")
  public static <E extends DomainEvent> Map<String, Class<? extends E>> family(Class<E> family) {
    return byType(
        Arrays.stream(family.getPermittedSubclasses())
            .<Class<? extends E>>map(contract -> (Class<? extends E>) contract)
            .toList());
  }

  static <E extends DomainEvent> Map<String, Class<? extends E>> byType(
      List<Class<? extends E>> contracts) {
    return contracts.stream()
        .collect(Collectors.toMap(contract -> contract(contract).type(), contract -> contract));
  }

  private <E extends DomainEvent> EventEnvelope<E> read(
      ConsumerRecord<String, byte[]> record, Class<? extends E> contract) {
    try {
      CloudEvent event = KafkaMessageFactory.createReader(record).toEvent();
      if (event.getTime() == null || event.getData() == null) {
        throw new MalformedEventException("no time or no data", null);
      }
      Instant time = event.getTime().toInstant();
      return new EventEnvelope<>(
          event.getId(), time, json.readValue(event.getData().toBytes(), contract));
    } catch (CloudEventRWException | JacksonException malformed) {
      throw new MalformedEventException(String.valueOf(malformed.getMessage()), malformed);
    }
  }

  private static EventContract contract(Class<?> event) {
    @Nullable EventContract contract = event.getAnnotation(EventContract.class);
    if (contract == null) {
      throw new IllegalArgumentException(event + " carries no @EventContract");
    }
    return contract;
  }
}
