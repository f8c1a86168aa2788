package com.onelastai.local.stack;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What is made once after a build so that starts are fast. */
record Preparation(StackSettings settings, Suite suite, Consumer<String> progress) {

  void run() throws IOException, InterruptedException {
    KeycloakDistribution keycloak = new KeycloakDistribution(settings);
    keycloak.build(line -> {});
    KeycloakTemplate template = suite.keycloakTemplate();
    if (template.exists() && archivesExist(keycloak)) {
      return;
    }
    progress.accept("a run of the suite records what makes starts fast, once");
    try {
      new Training(settings, template).run();
    } catch (IOException | StackException e) {
      progress.accept("starts will be slower, since that run failed: " + e.getMessage());
    }
  }

  private boolean archivesExist(KeycloakDistribution keycloak) throws IOException {
    ClassArchives archives = new ClassArchives(settings);
    List<JavaProgram> programs = new ArrayList<>(suite.programs());
    programs.add(keycloak.program());
    for (JavaProgram program : programs) {
      if (!archives.exist(program)) {
        return false;
      }
    }
    return true;
  }
}
