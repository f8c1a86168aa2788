package com.onelastai.local.bench;

import com.onelastai.local.stack.Stack;
import com.onelastai.local.stack.StackException;
import com.onelastai.local.stack.StackSettings;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Starts a stack for a benchmark, with the whole just-in-time compiler and no limits in the way.
 */
public final class Benchmarks {

  private static final List<String> ALL =
      List.of(
          "start",
          "tracking",
          "accounts",
          "chat",
          "billing",
          "tools",
          "lab",
          "support",
          "community");

  private static final String JVM_OPTIONS = "-Xms256m -Xmx768m -XX:+UseSerialGC";

  private static final String NO_LIMIT = "1000000000";

  private Benchmarks() {}

  public static void run(String what, Path project, PrintStream out) throws Exception {
    if (!ALL.contains(what)) {
      throw new StackException("No benchmark " + what + "; there are " + String.join(", ", ALL));
    }
    if (what.equals("start")) {
      new StartBench(project, out).run();
      return;
    }
    try (PacedModel model = new PacedModel();
        ToolsBench tools = new ToolsBench()) {
      run(what, project, model, tools, out);
    }
  }

  private static void run(
      String what, Path project, PacedModel model, ToolsBench tools, PrintStream out)
      throws Exception {
    Path home = Files.createTempDirectory("onelastai-bench");
    Stack stack = Stack.open(settings(what, project, home, model, tools));
    // Also when it is interrupted.
    Runtime.getRuntime().addShutdownHook(new Thread(stack::reset));
    out.println("Starting a stack in " + home + " ...");
    stack.up();
    URI gateway = Load.address(stack, "gateway");
    switch (what) {
      case "tracking" ->
          new TrackingBench(stack, out, gateway, Load.address(stack, "tracking-service")).run();
      case "accounts" -> new AccountsBench(stack, out, gateway).run();
      case "tools" -> tools.run(stack, out, gateway);
      case "lab" -> new LabBench(stack, out, gateway).run();
      case "community" -> new CommunityBench(stack, out, gateway).run();
      case "support" -> new SupportBench(stack, out, gateway).run();
      case "billing" -> new BillingBench(stack, out, gateway, new WebhookEvents(gateway)).run();
      default -> new ChatBench(stack, out, gateway, model).run();
    }
  }

  private static StackSettings settings(
      String what, Path project, Path home, PacedModel model, ToolsBench tools) {
    StackSettings settings =
        StackSettings.isolated(project, home)
            .withEnvironment(
                "ONELASTAI_JVM_OPTIONS",
                what.equals("community") ? CommunityBench.JVM_OPTIONS : JVM_OPTIONS)
            .withEnvironment("RATE_LIMIT_PER_MINUTE", NO_LIMIT)
            .withEnvironment("LOGIN_RATE_LIMIT_PER_MINUTE", NO_LIMIT)
            .withPartEnvironment("chat-service", ChatBench.ENVIRONMENT)
            .withPartEnvironment("billing-service", BillingBench.ENVIRONMENT)
            .withPartEnvironment("tools-service", tools.environment())
            .withPartEnvironment("support-service", SupportBench.ENVIRONMENT);
    return what.equals("lab")
        ? settings
            .withPartEnvironment("lab-service", LabBench.ENVIRONMENT)
            .withPartEnvironment("chat-service", LabBench.CHAT_ENVIRONMENT)
        : settings.withEnvironment("MODEL_URL", model.url());
  }
}
