package com.onelastai.local.cli;

import picocli.CommandLine.Command;

@Command(name = "prepare", hidden = true, description = "The last step of a build.")
final class PrepareCommand implements Runnable {

  @Override
  public void run() {
    OneLastAi.stack().prepare(System.out::println);
  }
}
