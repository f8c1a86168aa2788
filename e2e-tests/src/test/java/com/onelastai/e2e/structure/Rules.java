package com.onelastai.e2e.structure;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.onelastai.starter.security.AdminOnly;
import com.onelastai.starter.security.ModeratorOnly;
import com.onelastai.starter.security.OwnerOrAdmin;
import com.onelastai.starter.security.SignedIn;
import com.onelastai.starter.security.SupportOnly;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.security.PermitAll;
import java.lang.annotation.Annotation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.bind.annotation.RequestMapping;

/** The rules that keep services independent and their endpoints protected. */
final class Rules {

  static final ArchRule SERVICES_DO_NOT_KNOW_EACH_OTHER =
      slices()
          .matching("com.onelastai.(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(
              DescribedPredicate.alwaysTrue(),
              JavaClass.Predicates.resideInAnyPackage(
                  "com.onelastai.events..",
                  "com.onelastai.starter..",
                  "com.onelastai.device..",
                  "com.onelastai.geo..",
                  "com.onelastai.image..",
                  "com.onelastai.mail..",
                  "com.onelastai.model..",
                  "com.onelastai.pdf.."));

  static final ArchRule HANDLERS_SAY_WHO_MAY_CALL =
      methods()
          .that()
          .areMetaAnnotatedWith(RequestMapping.class)
          .should(declareWhoMayCall())
          .allowEmptyShould(true);

  static final ArchRule OWNERS_ARE_NAMED =
      methods()
          .that()
          .areAnnotatedWith(OwnerOrAdmin.class)
          .should(haveParameter("userId"))
          .allowEmptyShould(true);

  /** Only those have their group, topics and dead letters checked. */
  static final ArchRule EVENTS_ARE_HANDLED_BY_EVENT_LISTENERS =
      noMethods().should().beAnnotatedWith("org.springframework.kafka.annotation.KafkaListener");

  static final ArchRule TIME_COMES_FROM_THE_CLOCK =
      noClasses()
          .that()
          .resideOutsideOfPackage("com.onelastai.starter.time..")
          .should(
              callMethodWhere(
                  target(name("now"))
                      .and(target(owner(DescribedPredicate.describe("a time", Rules::isTime))))
                      .and(
                          DescribedPredicate.describe(
                              "without a clock",
                              call -> call.getTarget().getRawParameterTypes().isEmpty()))));

  static final ArchRule PACKAGES_ARE_FEATURES =
      noClasses()
          .should()
          .resideInAnyPackage(
              "..controllers..",
              "..controller..",
              "..dto..",
              "..utils..",
              "..util..",
              "..helpers..");

  /** Their annotations add the lock, the metrics and the liveness check. */
  static final ArchRule JOBS_ARE_DECLARED_AS_SUCH =
      noMethods().should().beAnnotatedWith(Scheduled.class);

  static final ArchRule FIELDS_ARE_NOT_INJECTED =
      noFields().should().beAnnotatedWith(Autowired.class);

  static final ArchRule PACKAGES_ARE_NULL_MARKED =
      classes()
          .that()
          .resideInAPackage("com.onelastai..")
          .should(
              new ArchCondition<>("reside in a package that is @NullMarked") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                  boolean marked =
                      type.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked");
                  events.add(
                      new SimpleConditionEvent(
                          type, marked, type.getPackageName() + " is not @NullMarked"));
                }
              });

  private static final Set<String> TIMES =
      Set.of(
          Instant.class.getName(),
          LocalDate.class.getName(),
          LocalDateTime.class.getName(),
          OffsetDateTime.class.getName(),
          ZonedDateTime.class.getName());

  private static final List<Class<? extends Annotation>> PERMISSIONS =
      List.of(
          PermitAll.class,
          SignedIn.class,
          OwnerOrAdmin.class,
          SupportOnly.class,
          ModeratorOnly.class,
          AdminOnly.class);

  private Rules() {}

  private static boolean isTime(JavaClass owner) {
    return TIMES.contains(owner.getName());
  }

  private static ArchCondition<JavaMethod> declareWhoMayCall() {
    return new ArchCondition<>(
        "declare who may call ("
            + "@PermitAll, @SignedIn, @OwnerOrAdmin, @SupportOnly, @ModeratorOnly, @AdminOnly)") {
      @Override
      public void check(JavaMethod handler, ConditionEvents events) {
        boolean declared =
            PERMISSIONS.stream()
                .anyMatch(permission ->
                    handler.isAnnotatedWith(permission)
                        || handler.getOwner().isAnnotatedWith(permission));
        events.add(
            new SimpleConditionEvent(
                handler, declared, handler.getFullName() + " does not say who may call it"));
      }
    };
  }

  /** The check reads the variable of this name, and admits only admins if there is none. */
  private static ArchCondition<JavaMethod> haveParameter(String name) {
    return new ArchCondition<>("have a parameter named " + name) {
      @Override
      public void check(JavaMethod handler, ConditionEvents events) {
        events.add(
            new SimpleConditionEvent(
                handler,
                ParameterNames.of(handler).contains(name),
                handler.getFullName() + " has no parameter named " + name));
      }
    };
  }
}
