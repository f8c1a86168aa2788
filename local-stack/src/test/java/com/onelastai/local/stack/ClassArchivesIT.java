package com.onelastai.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.h2.tools.Shell;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive of a small program: the help of the shell of H2. */
class ClassArchivesIT {

  private static final String LIBRARY_CLASS = "org.h2.tools.Shell source: shared objects file";

  @TempDir private Path project;
  private StackSettings settings;
  private Path library;
  private List<String> options = List.of();

  @BeforeEach
  void layOut() throws Exception {
    settings = new StackSettings(project, project.resolve("home"), Map.of(), Map.of());
    Files.createDirectories(settings.engines());
    Path h2 = Path.of(Shell.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    library = Files.copy(h2, project.resolve("h2.jar"), StandardCopyOption.COPY_ATTRIBUTES);
  }

  @Test
  void aProgramStartsWithTheClassesItLoadedBefore() throws Exception {
    assertThat(run(settings)).doesNotContain(LIBRARY_CLASS);

    make();

    assertThat(run(settings)).contains(LIBRARY_CLASS);
  }

  @Test
  void codeOfTheProjectMayChange() throws Exception {
    make();

    assertThat(run(settings, project.resolve("new-code.jar"))).contains(LIBRARY_CLASS);
  }

  @Test
  void anotherLibraryStartsWithoutTheArchive() throws Exception {
    make();
    Files.setLastModifiedTime(library, FileTime.fromMillis(0));

    assertStartsWithout();
  }

  @Test
  void otherModuleOptionsStartWithoutTheArchive() throws Exception {
    make();
    options = List.of("--enable-native-access=ALL-UNNAMED");

    assertStartsWithout();
  }

  @Test
  void placesInTheOptionsMayDiffer() throws Exception {
    make();
    options = List.of("-Dhome=/elsewhere");

    assertThat(run(settings)).contains(LIBRARY_CLASS);
  }

  @Test
  void optionsOfTheUserLeaveTheArchiveOut() throws Exception {
    make();
    StackSettings own = settings.withEnvironment("ONELASTAI_JVM_OPTIONS", "-Xms8m -Xmn6m");

    assertThat(run(own)).doesNotContain(LIBRARY_CLASS).contains("Interactive command line tool");
  }

  /** The virtual machine would refuse it as well, with an error in the log. */
  private void assertStartsWithout() throws Exception {
    assertThat(new ClassArchives(settings).options("shell", program())).isEmpty();
    assertThat(run(settings))
        .doesNotContain(LIBRARY_CLASS)
        .contains("Interactive command line tool");
  }

  private void make() throws Exception {
    Path lists = Files.createDirectories(project.resolve("lists"));
    run(settings.withEnvironment(ClassArchives.LISTS, lists.toString()));
    new ClassArchives(settings).make(lists);
  }

  /** What the program prints, after a line for each class that was loaded. */
  private String run(StackSettings used, Path... own) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(JavaRuntime.command(used, "shell", "64m", program(own)));
    command.add(1, "-Xlog:class+load");
    command.add("-help");
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).describedAs(output).isZero();
    return output;
  }

  private JavaProgram program(Path... own) {
    return new JavaProgram("test", options, List.of(library), List.of(own), "org.h2.tools.Shell");
  }
}
