package com.onelastai.e2e.structure;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The services share a database; each collection belongs to one of them. */
class CollectionOwnersTest {

  private static final String DOCUMENT = "org.springframework.data.mongodb.core.mapping.Document";

  @Test
  void everyCollectionHasOneOwner() {
    Map<String, Set<String>> owners = new TreeMap<>();
    for (String module : Modules.deployables()) {
      for (JavaClass type : new ClassFileImporter().importPath(Modules.classesOf(module))) {
        type.tryGetAnnotationOfType(DOCUMENT)
            .flatMap(document -> document.get("value"))
            .ifPresent(
                name -> owners.computeIfAbsent(name.toString(), _ -> new TreeSet<>()).add(module));
      }
    }
    assertThat(owners)
        .containsEntry("users", Set.of("auth-service"))
        .containsEntry("pageviews", Set.of("tracking-service"))
        .containsEntry("agents", Set.of("chat-service"))
        .containsEntry("subscriptions", Set.of("billing-service"))
        .allSatisfy((collection, modules) -> assertThat(modules).as(collection).hasSize(1));
  }
}
