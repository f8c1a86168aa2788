package com.onelastai.local.cli;

import com.onelastai.local.bench.Benchmarks;
import com.onelastai.local.stack.PartStatus;
import com.onelastai.local.stack.Stack;
import com.onelastai.local.stack.StackException;
import com.onelastai.local.stack.StackSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
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
    subcommands = {
      OneLastAi.Up.class,
      OneLastAi.Down.class,
      OneLastAi.Status.class,
      OneLastAi.Logs.class,
      OneLastAi.Token.class,
      OneLastAi.Reset.class,
      OneLastAi.Bench.class,
      OneLastAi.Prepare.class
    })
final class OneLastAi {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Shows this help.")
  private boolean help;

  private OneLastAi() {}

  public static void main(String[] args) {
    System.exit(
        new CommandLine(new OneLastAi())
            .setExecutionExceptionHandler(OneLastAi::report)
            .execute(args));
  }

  private static int report(Exception e, CommandLine command, CommandLine.ParseResult parsed)
      throws Exception {
    if (e instanceof StackException) {
      command.getErr().println("onelastai: " + e.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    }
    throw e;
  }

  /** The stack of the script's project. */
  static Stack stack() {
    Path project = Path.of(System.getProperty("onelastai.project", "."));
    return Stack.open(StackSettings.of(project, System.getenv()));
  }

  @Command(name = "up", description = "Starts all stopped parts and waits until they are healthy.")
  static final class Up implements Runnable {
    @Override
    public void run() {
      long begun = System.nanoTime();
      System.out.println("Starting the stopped parts:");
      Stack stack = OneLastAi.stack();
      List<PartStatus> parts = stack.up(line -> System.out.println("  " + line));
      System.out.println();
      StatusTable.print(parts, System.out);
      System.out.printf("%nAll is healthy after %.1f s.%n", (System.nanoTime() - begun) / 1e9);
      if (parts.stream().anyMatch(part -> part.name().equals("example"))) {
        System.out.println("Open " + stack.gatewayUrl() + " to see your own visit, live.");
      }
    }
  }

  @Command(name = "down", description = "Stops everything; the data stays.")
  static final class Down implements Runnable {
    @Override
    public void run() {
      OneLastAi.stack().down();
      System.out.println("Everything is stopped; the data stays.");
    }
  }

  @Command(name = "status", description = "Shows every part.")
  static final class Status implements Runnable {
    private static final JsonMapper JSON =
        JsonMapper.builder().enable(EnumFeature.WRITE_ENUMS_USING_TO_STRING).build();

    @Option(names = "--json", description = "As an array for scripts.")
    private boolean json;

    @Override
    public void run() {
      List<PartStatus> parts = OneLastAi.stack().status();
      if (json) {
        System.out.println(toJson(parts));
      } else {
        StatusTable.print(parts, System.out);
      }
    }

    static String toJson(List<PartStatus> parts) {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(parts);
    }
  }

  @Command(name = "logs", description = "Shows the log of a part's last start.")
  static final class Logs implements Runnable {
    private static final String LINES_BEFORE = "100";

    @Parameters(paramLabel = "SERVICE", description = "Such as gateway, kafka or keycloak.")
    private String service = "";

    @Option(names = "-f", description = "Follows the log.")
    private boolean follow;

    @Override
    public void run() {
      String log = OneLastAi.stack().log(service).toString();
      List<String> command =
          follow ? List.of("tail", "-n", LINES_BEFORE, "-F", log) : List.of("cat", log);
      try {
        new ProcessBuilder(command).inheritIO().start().waitFor();
      } catch (IOException e) {
        throw new IllegalStateException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Command(name = "token", description = "Prints an access token of a seeded local user.")
  static final class Token implements Runnable {
    @Parameters(paramLabel = "user|admin", description = "Whose token.")
    private String role = "";

    @Override
    public void run() {
      System.out.println(OneLastAi.stack().accessToken(role));
    }
  }

  @Command(name = "reset", description = "Stops everything and deletes the local data.")
  static final class Reset implements Callable<Integer> {
    @Option(names = "--yes", description = "Does not ask.")
    private boolean yes;

    @Override
    public Integer call() throws IOException {
      if (!yes && !confirmed()) {
        System.out.println("Nothing was removed.");
        return ExitCode.SOFTWARE;
      }
      OneLastAi.stack().reset();
      System.out.println("Everything is stopped and the local data is removed.");
      return ExitCode.OK;
    }

    private static boolean confirmed() throws IOException {
      System.out.print("Stop everything and remove the local data? Type yes: ");
      System.out.flush();
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
      return "yes".equals(in.readLine());
    }
  }

  @Command(name = "bench", description = "Measures on a stack of its own.")
  static final class Bench implements Callable<Integer> {
    @Parameters(paramLabel = "WHAT", description = "tracking, accounts, chat or billing")
    private String what = "";

    @Override
    public Integer call() throws Exception {
      Benchmarks.run(what, Path.of(System.getProperty("onelastai.project", ".")), System.out);
      return 0;
    }
  }

  @Command(name = "prepare", hidden = true, description = "The last step of a build.")
  static final class Prepare implements Runnable {
    @Override
    public void run() {
      OneLastAi.stack().prepare(System.out::println);
    }
  }
}
