package com.onelastai.e2e.structure;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import com.onelastai.events.DomainEvent;
import com.onelastai.events.EventContract;
import com.onelastai.starter.messaging.EventCodec;
import com.onelastai.starter.messaging.EventListener;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.net.URI;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The events of all modules, with the modules that publish and read them. */
record Events(List<Event> all) {

  /**
   * @param owner the module that decides on changes
   */
  record Event(JavaClass contract, String owner, Set<String> publishers, Set<String> readers) {

    String type() {
      return contract.getAnnotationOfType(EventContract.class).type();
    }

    String topic() {
      return contract.getAnnotationOfType(EventContract.class).topic();
    }
  }

  static Events in(JavaClasses classes) {
    return new Events(
        classes.stream()
            .filter(type -> type.isAnnotatedWith(EventContract.class))
            .map(type -> event(type, classes))
            .sorted(Comparator.comparing(Event::type))
            .toList());
  }

  /** The module of a class that was read from {@code <module>/target/classes}. */
  static String moduleOf(JavaClass type) {
    URI classes = type.getSource().orElseThrow().getUri();
    return Modules.ROOT.toUri().relativize(classes).getPath().replaceFirst("/target/.*", "");
  }

  private static Event event(JavaClass contract, JavaClasses classes) {
    Set<String> publishers =
        modules(classes.stream().filter(type -> creates(type, contract)).toList());
    Set<String> readers = modules(classes.stream().filter(type -> reads(type, contract)).toList());
    String domain = contract.getAnnotationOfType(EventContract.class).type().split("\\.")[2];
    String service = domain + "-service";
    String owner =
        Modules.deployables().contains(service)
            ? service
            : publishers.stream().findFirst().orElse("");
    return new Event(contract, owner, publishers, readers);
  }

  private static boolean creates(JavaClass type, JavaClass contract) {
    return Stream.concat(
            type.getConstructorCallsFromSelf().stream(),
            type.getConstructorReferencesFromSelf().stream())
        .anyMatch(call -> call.getTargetOwner().equals(contract));
  }

  /** A listener reads the events that it names, or else all of the family that it names. */
  private static boolean reads(JavaClass type, JavaClass contract) {
    if (!isListener(type)) {
      return false;
    }
    Set<JavaClass> named =
        type.getDirectDependenciesFromSelf().stream()
            .map(Dependency::getTargetClass)
            .filter(target -> target.isAssignableTo(DomainEvent.class))
            .filter(target -> handles(type, target) || !creates(type, target))
            .collect(toSet());
    boolean onlyFamilies =
        named.stream().noneMatch(target -> target.isAnnotatedWith(EventContract.class));
    return named.contains(contract)
        || onlyFamilies
            && named.stream()
                .filter(target -> !target.getName().equals(DomainEvent.class.getName()))
                .anyMatch(family -> contract.isAssignableTo(family.getName()));
  }

  private static boolean handles(JavaClass type, JavaClass contract) {
    return type.getMethods().stream()
        .filter(method -> method.isAnnotatedWith(EventListener.class))
        .anyMatch(method -> method.getRawParameterTypes().contains(contract));
  }

  private static boolean isListener(JavaClass type) {
    return type.getMethods().stream()
            .flatMap(method -> method.getAnnotations().stream())
            .anyMatch(annotation -> annotation.getRawType().getSimpleName().endsWith("Listener"))
        || type.getMethodCallsFromSelf().stream()
            .anyMatch(call ->
                call.getTargetOwner().isEquivalentTo(EventCodec.class)
                    && call.getName().equals("decode"));
  }

  private static Set<String> modules(Collection<JavaClass> types) {
    return types.stream().map(Events::moduleOf).collect(toCollection(TreeSet::new));
  }
}
