package com.onelastai.local.cli;

import com.onelastai.local.stack.Stack;
import com.onelastai.local.stack.StackException;
import com.onelastai.local.stack.StackSettings;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command line; the script {@code onelastai} builds what is missing and then runs this. */
@Command(
    name = "./onelastai",
    description = "Runs the OneLastAI suite on this machine.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      UpCommand.class,
      DownCommand.class,
      StatusCommand.class,
      LogsCommand.class,
      TokenCommand.class,
      ResetCommand.class,
      BenchCommand.class,
      PrepareCommand.class
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

  /** The stack of the project that the script lies in. */
  static Stack stack() {
    Path project = Path.of(System.getProperty("onelastai.project", "."));
    return Stack.open(StackSettings.of(project, System.getenv()));
  }
}
