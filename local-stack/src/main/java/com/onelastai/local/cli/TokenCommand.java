package com.onelastai.local.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "token", description = "Prints an access token of a seeded local user.")
final class TokenCommand implements Runnable {

  @Parameters(paramLabel = "user|admin", description = "Whose token.")
  private String role = "";

  @Override
  public void run() {
    System.out.println(OneLastAi.stack().accessToken(role));
  }
}
