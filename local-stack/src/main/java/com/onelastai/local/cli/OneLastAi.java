package com.onelastai.local.cli;

import com.onelastai.local.bench.Benchmarks;
import com.onelastai.local.stack.PartStatus;
import com.onelastai.local.stack.Stack;
import com.onelastai.local.stack.StackException;
import com.onelastai.local.stack.StackSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/** The command line, run by the script {@code onelastai} after a build. */
@Command(
    name = "./onelastai",
    description = "Runs the OneLastAI suite on this machine.",
    synopsisSubcommandLabel = "COMMAND",
    addMethodSubcommands = false)
final class OneLastAi {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(EnumFeature.WRITE_ENUMS_USING_TO_STRING).build();
  private static final String LINES_BEFORE = "100";

  /** In the order of the help. */
  private static final List<String> COMMANDS =
      List.of("up", "down", "status", "logs", "token", "reset", "bench", "prepare");

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Shows this help.")
  private boolean help;

  /** The script's project. */
  private final Path project = Path.of(System.getProperty("onelastai.project", "."));

  private final Stack stack = Stack.open(StackSettings.of(project, System.getenv()));

  private OneLastAi() {}

  public static void main(String[] args) {
    CommandLine line = new CommandLine(new OneLastAi());
    COMMANDS.forEach(name ->
        line.addSubcommand(CommandLine.getCommandMethods(OneLastAi.class, name).getFirst()));
    System.exit(line.setExecutionExceptionHandler(OneLastAi::report).execute(args));
  }

  private static int report(Exception e, CommandLine command, CommandLine.ParseResult parsed)
      throws Exception {
    if (e instanceof StackException) {
      command.getErr().println("onelastai: " + e.getMessage());
      return ExitCode.SOFTWARE;
    }
    throw e;
  }

  @Command(description = "Starts all stopped parts and waits until they are healthy.")
  void up() {
    long begun = System.nanoTime();
    System.out.println("Starting the stopped parts:");
    List<PartStatus> parts = stack.up(line -> System.out.println("  " + line));
    System.out.println();
    StatusTable.print(parts, System.out);
    System.out.printf("%nAll is healthy after %.1f s.%n", (System.nanoTime() - begun) / 1e9);
    System.out.println("Open " + stack.gatewayUrl() + " in a browser.");
  }

  @Command(description = "Stops everything; the data stays.")
  void down() {
    stack.down();
    System.out.println("Everything is stopped; the data stays.");
  }

  @Command(description = "Shows every part.")
  void status(@Option(names = "--json", description = "As an array for scripts.") boolean json) {
    List<PartStatus> parts = stack.status();
    if (json) {
      System.out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(parts));
    } else {
      StatusTable.print(parts, System.out);
    }
  }

  @Command(description = "Shows the log of a part's last start.")
  void logs(
      @Parameters(paramLabel = "SERVICE", description = "Such as gateway, kafka or keycloak.")
          String service,
      @Option(names = "-f", description = "Follows the log.") boolean follow)
      throws IOException, InterruptedException {
    String log = stack.log(service).toString();
    List<String> command =
        follow ? List.of("tail", "-n", LINES_BEFORE, "-F", log) : List.of("cat", log);
    new ProcessBuilder(command).inheritIO().start().waitFor();
  }

  @Command(description = "Prints an access token of a seeded local user.")
  void token(
      @Parameters(paramLabel = "user|support|moderator|admin", description = "Whose token.")
          String role) {
    System.out.println(stack.accessToken(role));
  }

  @Command(description = "Stops everything and deletes the local data.")
  int reset(@Option(names = "--yes", description = "Does not ask.") boolean yes) {
    String question = "Stop everything and remove the local data? Type yes: ";
    if (!yes && !"yes".equals(IO.readln(question))) {
      System.out.println("Nothing was removed.");
      return ExitCode.SOFTWARE;
    }
    stack.reset();
    System.out.println("Everything is stopped and the local data is removed.");
    return ExitCode.OK;
  }

  @Command(description = "Measures on a stack of its own.")
  void bench(
      @Parameters(paramLabel = "WHAT", description = "what, such as chat or lab") String what)
      throws Exception {
    Benchmarks.run(what, project, System.out);
  }

  @Command(hidden = true, description = "The last step of a build.")
  void prepare() {
    stack.prepare(System.out::println);
  }
}
