package com.onelastai.starter.messaging;

import static org.springframework.core.NestedExceptionUtils.getMostSpecificCause;

import com.onelastai.starter.progress.ProgressWatch;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ConsumerRecordRecoverer;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.support.KafkaUtils;
import org.springframework.util.backoff.ExponentialBackOff;
import tools.jackson.databind.json.JsonMapper;

/** Events out and in: {@link EventPublisher} and {@link EventListener}. */
@AutoConfiguration(after = KafkaAutoConfiguration.class)
@EnableConfigurationProperties(TopicSetup.Properties.class)
@Import({
  EventPublisher.class,
  TopicSetup.class,
  DeadLetters.class,
  DeadLetterController.class,
  DeadLetterEndpoint.class
})
public class MessagingAutoConfiguration {

  private static final Logger log = LoggerFactory.getLogger(MessagingAutoConfiguration.class);

  @Bean
  EventContext eventContext(ObjectProvider<Tracer> tracer, ObjectProvider<Propagator> propagator) {
    return new EventContext(
        tracer.getIfAvailable(() -> Tracer.NOOP), propagator.getIfAvailable(() -> Propagator.NOOP));
  }

  @Bean
  EventCodec eventCodec(
      JsonMapper json,
      @Value("${spring.application.name}") String application,
      EventContext context) {
    return new EventCodec(json, application, context);
  }

  /** Meets every bean, so it needs none itself until the consumers start. */
  @Bean
  static EventListeners eventListeners(Environment environment, BeanFactory beans) {
    return new EventListeners(
        environment.getRequiredProperty("spring.application.name"),
        group ->
            new EventConsumer(
                group,
                beans.getBean(EventCodec.class),
                beans.getBean(EventContext.class),
                group.settings().skipErasedUsers() ? beans.getBean(ErasedUserFilter.class) : null,
                beans.getBean(ProgressWatch.class),
                beans.getBean(MeterRegistry.class),
                beans.getBean(Clock.class)));
  }

  /** Retries what may pass, and sends to the dead letters what will not. */
  @Bean
  CommonErrorHandler eventErrorHandler(KafkaTemplate<String, byte[]> kafka, MeterRegistry meters) {
    DeadLetterPublishingRecoverer deadLetters =
        new DeadLetterPublishingRecoverer(
            kafka,
            (record, _) ->
                new TopicPartition(
                    record.topic() + "." + KafkaUtils.getConsumerGroupId() + ".dlt", -1));
    deadLetters.addHeadersFunction((_, failure) ->
        new RecordHeaders()
            .add(
                DeadLetterHeaders.CAUSE,
                getMostSpecificCause(failure).toString().getBytes(StandardCharsets.UTF_8)));
    ConsumerRecordRecoverer recoverer =
        (record, failure) -> {
          deadLetters.accept(record, failure);
          String group = String.valueOf(KafkaUtils.getConsumerGroupId());
          meters
              .counter("events.dead.lettered", "group", group, "topic", record.topic())
              .increment();
          log.warn(
              "Event {} of {}-{}@{} is a dead letter of {}, correlation id {}: {}",
              DeadLetterHeaders.text(record.headers(), "ce_id"),
              record.topic(),
              record.partition(),
              record.offset(),
              group,
              DeadLetterHeaders.text(record.headers(), "ce_correlationid"),
              getMostSpecificCause(failure).toString());
        };
    ExponentialBackOff backOff = new ExponentialBackOff(200, 2);
    backOff.setMaxInterval(10_000);
    DefaultErrorHandler handler = new DefaultErrorHandler(recoverer, backOff);
    // Retries and dead letters are expected, so they are warnings.
    handler.setLogLevel(KafkaException.Level.WARN);
    handler.setClassifications(
        Map.of(
            MalformedEventException.class,
            false,
            EventConsumer.UnusableEventException.class,
            false),
        true);
    return handler;
  }
}
