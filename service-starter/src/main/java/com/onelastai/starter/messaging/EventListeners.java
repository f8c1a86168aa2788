package com.onelastai.starter.messaging;

import com.onelastai.events.EventTopic;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.kafka.annotation.KafkaListenerConfigurer;
import org.springframework.kafka.config.KafkaListenerEndpointRegistrar;
import org.springframework.kafka.config.MethodKafkaListenerEndpoint;
import org.springframework.messaging.handler.annotation.support.DefaultMessageHandlerMethodFactory;
import org.springframework.util.ReflectionUtils;

/** Finds the methods with {@link EventListener} and starts a consumer for each group. */
final class EventListeners implements BeanPostProcessor, KafkaListenerConfigurer {

  private static final Method ON =
      Objects.requireNonNull(ReflectionUtils.findMethod(EventConsumer.class, "on", List.class));

  private final String application;
  private final Function<EventGroup, EventConsumer> consumers;
  private final Map<String, EventGroup> groups = new LinkedHashMap<>();

  EventListeners(String application, Function<EventGroup, EventConsumer> consumers) {
    this.application = application;
    this.consumers = consumers;
  }

  Collection<EventGroup> groups() {
    return groups.values();
  }

  /**
   * A topic with the events that a consumer group could not handle.
   *
   * @param topic where the events came from
   */
  record DeadLetterTopic(EventTopic topic, String groupId) {
    String name() {
      return topic.deadLetters(groupId);
    }
  }

  /** One for each group and topic that it reads. */
  List<DeadLetterTopic> deadLetterTopics() {
    return groups.values().stream()
        .flatMap(
            group -> group.topics().stream().map(topic -> new DeadLetterTopic(topic, group.id())))
        .toList();
  }

  /**
   * @throws IllegalStateException if another bean has the same group
   */
  @Override
  public Object postProcessAfterInitialization(Object bean, String beanName) {
    Class<?> type = AopUtils.getTargetClass(bean);
    if (AnnotationUtils.isCandidateClass(type, EventListener.class)) {
      Map<String, List<Method>> methods = new LinkedHashMap<>();
      MethodIntrospector.selectMethods(
              type, (Method method) -> method.isAnnotationPresent(EventListener.class))
          .forEach(method ->
              methods.computeIfAbsent(groupId(method), _ -> new ArrayList<>()).add(method));
      methods.forEach((id, ofGroup) -> add(new EventGroup(id, bean, ofGroup), type));
    }
    return bean;
  }

  private void add(EventGroup group, Class<?> type) {
    if (groups.putIfAbsent(group.id(), group) != null) {
      throw new IllegalStateException(
          type.getName()
              + " listens in the group "
              + group.id()
              + " of another bean: each would see only a part of the events");
    }
  }

  private String groupId(Method method) {
    EventListener settings = method.getAnnotation(EventListener.class);
    return settings.groupId().isEmpty() ? application + "-" + settings.group() : settings.groupId();
  }

  @Override
  public void configureKafkaListeners(KafkaListenerEndpointRegistrar registrar) {
    DefaultMessageHandlerMethodFactory invocations = new DefaultMessageHandlerMethodFactory();
    invocations.afterPropertiesSet();
    for (EventGroup group : groups.values()) {
      MethodKafkaListenerEndpoint<String, byte[]> endpoint = new MethodKafkaListenerEndpoint<>();
      endpoint.setId(group.id());
      endpoint.setGroupId(group.id());
      endpoint.setTopics(
          group.topics().stream().map(topic -> topic.topic()).toArray(String[]::new));
      endpoint.setBean(consumers.apply(group));
      endpoint.setMethod(ON);
      endpoint.setMessageHandlerMethodFactory(invocations);
      endpoint.setBatchListener(true);
      endpoint.setConsumerProperties(properties(group.settings()));
      registrar.registerEndpoint(endpoint);
    }
  }

  private static Properties properties(EventListener settings) {
    Properties properties = new Properties();
    if (settings.bulk()) {
      properties.setProperty(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, "1048576");
      properties.setProperty(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "4000");
    } else {
      properties.setProperty(
          ConsumerConfig.MAX_POLL_RECORDS_CONFIG, String.valueOf(settings.maxRecords()));
    }
    return properties;
  }
}
