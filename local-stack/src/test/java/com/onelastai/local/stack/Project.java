package com.onelastai.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A project with the engines of this one and no services, so that engines are tested alone. */
public final class Project {

  private Project() {}

  public static Path withEnginesOnly() throws IOException {
    Path project = Files.createDirectories(Path.of("target/engines-only").toAbsolutePath());
    Path root = Path.of("..").toRealPath();
    Files.writeString(project.resolve("pom.xml"), "<project><modules/></project>");
    for (String module : List.of("local-stack", "auth-service")) {
      Path link = project.resolve(module);
      if (Files.notExists(link)) {
        Files.createSymbolicLink(link, root.resolve(module));
      }
    }
    return project;
  }
}
