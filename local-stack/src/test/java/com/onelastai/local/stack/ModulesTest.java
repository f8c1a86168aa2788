package com.onelastai.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModulesTest {

  @TempDir private Path project;

  @BeforeEach
  void project() throws IOException {
    Files.writeString(
        project.resolve("pom.xml"),
        """
        <project><modules>
          <module>gateway</module><module>chat-service</module><module>lab-service</module>
        </modules></project>
        """);
    bootJar("gateway");
    bootJar("chat-service");
  }

  @Test
  void servicesAreTheBuiltModulesOfThePom() throws IOException {
    bootJar("forgotten-service");

    assertThat(new Modules(project).services()).containsExactly("chat-service");
    assertThat(new Modules(project).has("gateway")).isTrue();
    assertThat(new Modules(project).has("discovery")).isFalse();
  }

  @Test
  void defaultPortIsReadFromTheSettings() throws IOException {
    settings("server:\n  port: ${PORT:8102}\n");

    assertThat(new Modules(project).defaultPort("chat-service")).isEqualTo(8102);
  }

  @Test
  void serviceWithoutADefaultPortIsNamed() throws IOException {
    settings("server:\n  port: 8102\n");

    assertThatThrownBy(() -> new Modules(project).defaultPort("chat-service"))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("chat-service");
  }

  private void settings(String yaml) throws IOException {
    Path file = project.resolve("chat-service/src/main/resources/application.yml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, yaml);
  }

  private void bootJar(String module) throws IOException {
    Path jar = new Modules(project).bootJar(module);
    Files.createDirectories(jar.getParent());
    Files.createFile(jar);
  }
}
