package com.onelastai.local.bench;

import com.onelastai.local.bench.Load.Outcome;
import com.onelastai.local.stack.Stack;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many experiments a minute one instance of lab-service runs, and how long the first token of a
 * chat takes while it does. The local language model answers both.
 */
record LabBench(Stack stack, PrintStream out, URI gateway) {

  static final Map<String, String> ENVIRONMENT =
      Map.of("LIMIT_VISITOR", "1000000", "LIMIT_NETWORK", "1000000");

  static final Map<String, String> CHAT_ENVIRONMENT = Map.of("ANSWERS_MAX_TOKENS", "16");

  private static final List<String> PARTS =
      List.of("gateway", "lab-service", "mongodb", "kafka", "model");

  /** Two run, two wait. */
  private static final int AT_ONCE = 4;

  private static final int COMPUTED_RUNS = 60;
  private static final int ASKED_RUNS = 8;

  /** So many runs are measured for each that warms up. */
  private static final int RUNS_PER_WARM_UP = 4;

  private static final int QUESTIONS = 25;
  private static final int ROUNDS = 4;

  private static final String CHARACTERS =
      "\"characters\":[{\"name\":\"Mira\",\"trait\":\"curious\"},{\"name\":\"Tom\"}]";

  private static final Map<String, String> COMPUTED =
      inOrder(
          "neural-art",
          "{\"prompt\":\"a quiet sea at dawn\"}",
          "music-generator",
          "{\"genre\":\"jazz\",\"mood\":\"calm\",\"duration\":30}",
          "story-weaver",
          "{\"genre\":\"mystery\",\"engine\":\"local\","
              + CHARACTERS
              + ",\"plotPoints\":[\"they find a map\",\"the bridge breaks\"]}");

  private static final Map<String, String> ASKED =
      inOrder(
          "emotion-visualizer",
          "{\"inputText\":\"I was so nervous before the exam. Now I am happy, but very tired!\"}",
          "dream-interpreter",
          "{\"dreamText\":\"I was crossing an old bridge while the river rose below me.\"}",
          "battle-arena",
          "{\"contestant1\":{\"name\":\"Einstein Agent\"},\"contestant2\":{\"name\":\"Tech Wizard\"},"
              + "\"topic\":\"Is it better to plan a holiday or to improvise it?\",\"rounds\":1}",
          "debate-arena",
          "{\"topic\":\"Cities should be free of cars.\",\"rounds\":1}");

  private static Map<String, String> inOrder(String... typesAndInputs) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < typesAndInputs.length; i += 2) {
      map.put(typesAndInputs[i], typesAndInputs[i + 1]);
    }
    return Collections.unmodifiableMap(map);
  }

  void run() throws Exception {
    LabClient visitor = new LabClient(gateway);
    COMPUTED.forEach((type, input) -> measure(visitor, type, input, COMPUTED_RUNS));
    ASKED.forEach((type, input) -> measure(visitor, type, input, ASKED_RUNS));
    firstToken("experiments that compute", COMPUTED);
    firstToken("experiments that ask the model", ASKED);
  }

  private void measure(LabClient visitor, String type, String input, int runs) {
    repeat(visitor, type, input, runs / RUNS_PER_WARM_UP);
    PartsCpu cpu = new PartsCpu(stack, PARTS);
    long start = System.nanoTime();
    repeat(visitor, type, input, runs);
    double minutes = (System.nanoTime() - start) / 60e9;
    out.printf("%n%s, %d at a time: %.0f runs a minute%n", type, AT_ONCE, runs / minutes);
    cpu.print(out, runs, "run");
  }

  private static void repeat(LabClient visitor, String type, String input, int runs) {
    Callable<Void> run =
        () -> {
          visitor.run(type, input);
          return null;
        };
    Load.parallel(AT_ONCE, Collections.nCopies(runs, run));
  }

  /** In turn with an idle lab, so that both are measured under the same conditions. */
  private void firstToken(String what, Map<String, String> experiments) throws Exception {
    List<Long> idle = new ArrayList<>();
    List<Long> busy = new ArrayList<>();
    AtomicLong runs = new AtomicLong();
    ask();
    for (int round = 0; round < ROUNDS; round++) {
      idle.addAll(ask());
      busy.addAll(askBeside(experiments, runs));
    }
    out.printf("%nFirst token of a chat beside %s (%d runs):%n", what, runs.get());
    print(idle, busy);
  }

  private void print(List<Long> idle, List<Long> busy) {
    Outcome from = Outcome.of(idle.stream().mapToLong(Long::longValue));
    Outcome to = Outcome.of(busy.stream().mapToLong(Long::longValue));
    for (double quantile : new double[] {0.5, 0.95}) {
      out.printf(
          "  p%.0f %.0f ms, with an idle lab %.0f ms: ratio %.2f%n",
          quantile * 100,
          to.millisAt(quantile),
          from.millisAt(quantile),
          to.millisAt(quantile) / from.millisAt(quantile));
    }
  }

  private List<Long> askBeside(Map<String, String> experiments, AtomicLong runs) throws Exception {
    AtomicBoolean enough = new AtomicBoolean();
    List<Map.Entry<String, String>> inTurn = List.copyOf(experiments.entrySet());
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<?>> busy = new ArrayList<>();
      for (int n = 0; n < AT_ONCE; n++) {
        int first = n;
        busy.add(
            threads.submit(() -> {
              LabClient visitor = new LabClient(gateway);
              for (int i = first; !enough.get(); i++) {
                Map.Entry<String, String> next = inTurn.get(i % inTurn.size());
                visitor.run(next.getKey(), next.getValue());
                runs.incrementAndGet();
              }
              return null;
            }));
      }
      List<Long> times = ask();
      enough.set(true);
      for (Future<?> one : busy) {
        one.get();
      }
      return times;
    }
  }

  /** One question after the other, each in a conversation of its own. */
  private List<Long> ask() throws IOException, InterruptedException {
    Listener listener = new Listener();
    List<Long> times = new ArrayList<>();
    for (int n = 0; n < QUESTIONS; n++) {
      times.add(Listener.firstToken(listener.toAgent(gateway)));
    }
    return times;
  }
}
