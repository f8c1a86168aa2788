package com.onelastai.e2e.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onelastai.e2e.structure.violations.UnguardedController;
import com.onelastai.violating.Entangled;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

  /** The modules that run in production, and what they share. */
  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .importPaths(
              Stream.concat(
                      Modules.deployables().stream(),
                      Stream.of(
                          "event-contracts",
                          "service-starter",
                          "device",
                          "geo",
                          "image",
                          "mail",
                          "model",
                          "pdf"))
                  .map(Modules::classesOf)
                  .toArray(Path[]::new));

  private static final JavaClasses VIOLATIONS =
      new ClassFileImporter().importClasses(UnguardedController.class, Entangled.class);

  static Stream<Named<ArchRule>> rules() {
    return Arrays.stream(Rules.class.getDeclaredFields())
        .filter(field -> field.getType() == ArchRule.class)
        .map(field -> Named.of(field.getName(), rule(field)));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void productFollowsTheRule(ArchRule rule) {
    rule.check(PRODUCT);
  }

  @Test
  void everyModuleWasRead() {
    assertThat(Modules.deployables()).contains("gateway", "discovery", "tracking-service");
    for (String module : Modules.deployables()) {
      assertThat(Modules.classesOf(module)).isDirectory();
    }
  }

  @Test
  void noServiceDependsOnTheModuleOfAnother() {
    List<String> deployables = Modules.deployables();
    for (String module : deployables) {
      assertThat(Modules.dependenciesOf(module))
          .as("dependencies of %s", module)
          .doesNotContainAnyElementsOf(deployables);
    }
  }

  @Test
  void violationsAreFound() {
    assertThatThrownBy(() -> Rules.HANDLERS_SAY_WHO_MAY_CALL.check(VIOLATIONS))
        .hasMessageContaining("UnguardedController.open() does not say who may call it")
        .hasMessageNotContaining("UnguardedController.guarded()")
        .hasMessageNotContaining("UnguardedController.named(");
    assertThatThrownBy(() -> Rules.OWNERS_ARE_NAMED.check(VIOLATIONS))
        .hasMessageContaining("UnguardedController.theirs(java.lang.String) has no parameter")
        .hasMessageNotContaining("UnguardedController.named(");
    assertThatThrownBy(() -> Rules.SERVICES_DO_NOT_KNOW_EACH_OTHER.check(VIOLATIONS))
        .hasMessageContaining("Entangled");
    assertThatThrownBy(() -> Rules.TIME_COMES_FROM_THE_CLOCK.check(VIOLATIONS))
        .hasMessageContaining("Instant.now()");
  }

  private static ArchRule rule(Field field) {
    try {
      return (ArchRule) field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
