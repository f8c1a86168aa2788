package com.onelastai.local.cli;

import com.onelastai.local.bench.Benchmarks;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "bench", description = "Measures on a stack of its own.")
final class BenchCommand implements Callable<Integer> {

  @Parameters(paramLabel = "WHAT", description = "tracking, accounts, chat or billing")
  private String what = "";

  @Override
  public Integer call() throws Exception {
    Benchmarks.run(what, Path.of(System.getProperty("onelastai.project", ".")), System.out);
    return 0;
  }
}
