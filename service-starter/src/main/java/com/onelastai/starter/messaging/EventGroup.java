package com.onelastai.starter.messaging;

import com.onelastai.events.DomainEvent;
import com.onelastai.events.EventContract;
import com.onelastai.events.EventTopic;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A consumer group: the handler methods of one bean that share it. */
final class EventGroup {

  private final String id;
  private final EventListener settings;
  private final Object bean;
  private final Map<Class<?>, Method> methods = new HashMap<>();
  private final boolean takesBatches;

  /**
   * @throws IllegalStateException if the methods contradict each other
   */
  EventGroup(String id, Object bean, List<Method> methods) {
    this.id = id;
    this.bean = bean;
    this.settings = methods.getFirst().getAnnotation(EventListener.class);
    this.takesBatches = takesBatch(methods.getFirst());
    for (Method method : methods) {
      EventListener others = method.getAnnotation(EventListener.class);
      check(!takesBatches || methods.size() == 1, method, "a batch has one method");
      check(others.equals(settings), method, "methods of one group have the same settings");
      for (Class<?> type : types(method, settings)) {
        check(this.methods.put(type, method) == null, method, "two methods handle " + type);
      }
      method.setAccessible(true);
    }
  }

  String id() {
    return id;
  }

  EventListener settings() {
    return settings;
  }

  boolean takesBatches() {
    return takesBatches;
  }

  /** What it handles, by CloudEvents type. */
  Map<String, Class<? extends DomainEvent>> types() {
    List<Class<? extends DomainEvent>> types = new ArrayList<>();
    methods.keySet().forEach(type -> types.add(type.asSubclass(DomainEvent.class)));
    return EventCodec.byType(types);
  }

  Set<EventTopic> topics() {
    Set<EventTopic> topics = new TreeSet<>();
    methods.keySet().forEach(type -> topics.add(EventTopic.of(EventCodec.contract(type).topic())));
    return topics;
  }

  void handle(List<Received<DomainEvent>> events) {
    if (events.isEmpty()) {
      return;
    }
    if (takesBatches) {
      invoke(methods.values().iterator().next(), events);
    } else {
      events.forEach(this::handle);
    }
  }

  private void handle(Received<DomainEvent> received) {
    DomainEvent event = received.event();
    Method method = methods.get(event.getClass());
    if (method == null) {
      throw new IllegalStateException("No method handles " + event.getClass());
    }
    if (method.getParameterCount() == 1) {
      invoke(method, event);
    } else {
      invoke(
          method, event, new EventMetadata(received.envelope().id(), received.envelope().time()));
    }
  }

  private void invoke(Method method, Object... arguments) {
    try {
      method.invoke(bean, arguments);
    } catch (InvocationTargetException thrown) {
      switch (thrown.getTargetException()) {
        case RuntimeException failure -> throw failure;
        case Error error -> throw error;
        case Throwable checked -> throw new UndeclaredThrowableException(checked);
      }
    } catch (IllegalAccessException inaccessible) {
      throw new IllegalStateException(inaccessible);
    }
  }

  private static boolean takesBatch(Method method) {
    return method.getParameterCount() == 1 && method.getParameterTypes()[0] == List.class;
  }

  private static Set<Class<?>> types(Method method, EventListener settings) {
    if (settings.types().length > 0) {
      return new LinkedHashSet<>(Arrays.asList(settings.types()));
    }
    Class<?>[] parameters = method.getParameterTypes();
    boolean one =
        parameters.length == 1 || parameters.length == 2 && parameters[1] == EventMetadata.class;
    check(one, method, "it takes an event, an event and its EventMetadata, or a List<Received<E>>");
    Set<Class<?>> types = new LinkedHashSet<>();
    addConcrete(takesBatch(method) ? elementOf(method) : parameters[0], method, types);
    return types;
  }

  /** {@code E} of {@code List<Received<E>>}. */
  private static Class<?> elementOf(Method method) {
    Type batch = method.getGenericParameterTypes()[0];
    check(
        batch instanceof ParameterizedType list
            && list.getActualTypeArguments()[0] instanceof ParameterizedType received
            && received.getRawType() == Received.class
            && received.getActualTypeArguments()[0] instanceof Class<?>,
        method,
        "a batch is a List<Received<E>>");
    Type received = ((ParameterizedType) batch).getActualTypeArguments()[0];
    return (Class<?>) ((ParameterizedType) received).getActualTypeArguments()[0];
  }

  private static void addConcrete(Class<?> type, Method method, Set<Class<?>> types) {
    if (type.isAnnotationPresent(EventContract.class)) {
      types.add(type);
      return;
    }
    check(type.isSealed(), method, type + " is neither an event nor a sealed family of events");
    for (Class<?> permitted : type.getPermittedSubclasses()) {
      addConcrete(permitted, method, types);
    }
  }

  private static void check(boolean holds, Method method, String rule) {
    if (!holds) {
      throw new IllegalStateException("@EventListener on " + method + ": " + rule);
    }
  }
}
