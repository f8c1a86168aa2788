package com.onelastai.local.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

@Command(name = "reset", description = "Stops everything and removes the local data.")
final class ResetCommand implements Callable<Integer> {

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
