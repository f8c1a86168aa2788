package com.onelastai.tools.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onelastai.tools.test.FakeProgram;
import com.onelastai.tools.tool.ToolFailedException;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramsTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  @TempDir Path folder;

  private final LocalInternet internet = new LocalInternet();
  private final List<String> lines = new ArrayList<>();

  @AfterEach
  void stop() {
    internet.close();
  }

  @Test
  void addressIsTheLastArgumentAndEveryArgumentIsOne() {
    Path program = FakeProgram.write(folder, "say", "for each in \"$@\"; do echo \"$each\"; done");
    run(program, List.of("-a b", ";id", "$(id)"), "127.0.0.2", LONG, lines::add);
    assertThat(lines).containsExactly("-a b", ";id", "$(id)", "127.0.0.2");
  }

  @Test
  void errorsAreReadAndTheEnvironmentIsEmpty() {
    Path program = FakeProgram.write(folder, "say", "echo wrong >&2; /usr/bin/env");
    run(program, List.of(), "127.0.0.2", LONG, lines::add);
    assertThat(lines).contains("wrong", "LC_ALL=C");
    assertThat(lines).noneMatch(line -> line.startsWith("HOME=") || line.startsWith("PATH=/usr"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "fe80::1"})
  void addressThatIsNotPublicIsRefusedBeforeTheStart(String address) {
    Path program = FakeProgram.write(folder, "say", "touch \"%s/started\"".formatted(folder));
    assertThatThrownBy(() -> run(program, List.of(), address, LONG, lines::add))
        .isInstanceOf(ForbiddenAddressException.class);
    assertThat(folder.resolve("started")).doesNotExist();
  }

  @Test
  void programIsKilledAtItsLimitAndWhatItSaidRemains() {
    Path program = FakeProgram.write(folder, "wait", "echo begun; exec /bin/sleep 600");
    run(program, List.of(), "127.0.0.2", Duration.ofMillis(500), lines::add);
    assertThat(lines).containsExactly("begun");
  }

  @Test
  void programEndsWithTheRun() {
    Path program = FakeProgram.write(folder, "wait", "echo begun; exec /bin/sleep 600");
    CompletableFuture<String> outcome = new CompletableFuture<>();
    CompletableFuture<String> begun = new CompletableFuture<>();
    Thread run =
        Thread.startVirtualThread(() -> {
          try {
            run(program, List.of(), "127.0.0.2", LONG, begun::complete);
          } catch (ToolFailedException ended) {
            outcome.complete(ended.getMessage());
          }
        });
    begun.join();
    run.interrupt();
    assertThat(outcome.join()).isEqualTo("The run was ended.");
  }

  @Test
  void whatTheReaderThrowsEndsTheProgram() {
    Path program = FakeProgram.write(folder, "wait", "echo begun; exec /bin/sleep 600");
    ToolFailedException gone = new ToolFailedException("gone");
    Consumer<String> refuses =
        _ -> {
          throw gone;
        };
    assertThatThrownBy(() -> run(program, List.of(), "127.0.0.2", LONG, refuses)).isSameAs(gone);
  }

  @Test
  void endlessOutputIsCut() {
    Path program = FakeProgram.write(folder, "flood", "while :; do echo more; done");
    run(program, List.of(), "127.0.0.2", LONG, lines::add);
    assertThat(lines).hasSize(500);
  }

  @Test
  void onlyProgramsThatCanBeStartedAreFound() throws IOException {
    Programs programs = internet.programs(folder);
    assertThat(programs.find("ping")).isEmpty();
    Files.writeString(folder.resolve("ping"), "no program");
    assertThat(programs.find("ping")).isEmpty();
    Path program = FakeProgram.write(folder, "traceroute", "");
    assertThat(programs.find("traceroute")).contains(program);
  }

  private void run(
      Path program, List<String> options, String address, Duration limit, Consumer<String> to) {
    internet.programs(folder).run(program, options, InetAddress.ofLiteral(address), limit, to);
  }
}
