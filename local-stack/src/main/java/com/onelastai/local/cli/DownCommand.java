package com.onelastai.local.cli;

import picocli.CommandLine.Command;

@Command(name = "down", description = "Stops everything; the data stays.")
final class DownCommand implements Runnable {

  @Override
  public void run() {
    OneLastAi.stack().down();
    System.out.println("Everything is stopped; the data stays.");
  }
}
