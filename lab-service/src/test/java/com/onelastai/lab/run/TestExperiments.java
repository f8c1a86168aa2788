package com.onelastai.lab.run;

import com.onelastai.lab.experiment.Engine;
import com.onelastai.lab.experiment.Experiment;
import com.onelastai.lab.experiment.ExperimentFailedException;
import com.onelastai.lab.experiment.ExperimentInfo;
import com.onelastai.lab.experiment.ExperimentInput;
import com.onelastai.lab.experiment.LabFile;
import com.onelastai.lab.experiment.Outcome;
import com.onelastai.lab.experiment.Run;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Small experiments in place of the real ones. */
@TestConfiguration
class TestExperiments {

  @Bean
  Probe probe() {
    return new Probe("probe");
  }

  @Bean
  @Primary
  Catalog testCatalog(Probe probe) {
    return new Catalog(List.of(probe, new Painter()));
  }

  record ProbeInput(
      @NotBlank @Size(max = 100) String prompt, @Nullable String act, @Nullable List<String> files)
      implements ExperimentInput {

    ProbeInput {
      files = files == null ? List.of() : files;
    }
  }

  record ProbeResult(String text, List<String> files, Map<String, Integer> counts) {}

  /** Does as it is told. What waits goes on once the gate of its prompt is opened. */
  static final class Probe implements Experiment<ProbeInput, ProbeResult> {

    private final String type;
    private final Map<String, CountDownLatch> gates = new ConcurrentHashMap<>();
    private final Map<String, Integer> begun = new ConcurrentHashMap<>();
    private final Map<String, Integer> ended = new ConcurrentHashMap<>();

    Probe(String type) {
      this.type = type;
    }

    int begun(String prompt) {
      return begun.getOrDefault(prompt, 0);
    }

    int ended(String prompt) {
      return ended.getOrDefault(prompt, 0);
    }

    void open(String prompt) {
      gate(prompt).countDown();
    }

    private CountDownLatch gate(String prompt) {
      return gates.computeIfAbsent(prompt, _ -> new CountDownLatch(1));
    }

    @Override
    public ExperimentInfo<ProbeInput> info() {
      return new ExperimentInfo<>(
          type, "Probe", "Does as it is told.", new ProbeInput("Hello", "make", null));
    }

    @Override
    public void check(ProbeInput input) {
      if ("forbidden".equals(input.act())) {
        throw ApiException.invalid(
            List.of(new FieldProblem("act", "forbidden", "must not be forbidden")));
      }
    }

    @Override
    public Outcome<ProbeResult> run(ProbeInput input, Run run) {
      begun.merge(input.prompt(), 1, Integer::sum);
      try {
        run.progress(40, "Begun");
        return act(input, run);
      } finally {
        ended.merge(input.prompt(), 1, Integer::sum);
      }
    }

    private Outcome<ProbeResult> act(ProbeInput input, Run run) {
      switch (String.valueOf(input.act())) {
        case "fail" -> throw new ExperimentFailedException("This cannot be done.");
        case "bug" -> throw new IllegalStateException("secret details");
        case "wait" -> {
          run.store("draft.txt", "text/plain", new byte[] {1});
          await(input.prompt());
        }
        default -> {}
      }
      run.progress(80, "Making");
      return made(input, run);
    }

    private void await(String prompt) {
      try {
        if (!gate(prompt).await(60, TimeUnit.SECONDS)) {
          throw new IllegalStateException("The gate stayed closed");
        }
      } catch (InterruptedException ended) {
        throw new IllegalStateException(ended);
      }
    }

    private static Outcome<ProbeResult> made(ProbeInput input, Run run) {
      byte[] content = input.prompt().getBytes(StandardCharsets.UTF_8);
      LabFile main = run.store("main.txt", "text/plain", content);
      LabFile named = run.store("named.txt", "text/plain", content);
      run.store("unnamed.txt", "text/plain", content);
      ProbeResult result =
          new ProbeResult(
              input.prompt() + " and /api/lab/files/f-of-somebody-else",
              List.of(named.url()),
              Map.of("a.b", 1));
      return new Outcome<>(result, main, Engine.algorithm("probe"));
    }
  }

  record PainterInput(@NotBlank String prompt) implements ExperimentInput {}

  record Picture(String generatedImageUrl) {}

  private static final class Painter implements Experiment<PainterInput, Picture> {

    @Override
    public ExperimentInfo<PainterInput> info() {
      return new ExperimentInfo<>(
          "neural-art", "Painter", "Stores words as a picture.", new PainterInput("Sea"));
    }

    @Override
    public Outcome<Picture> run(PainterInput input, Run run) {
      if (input.prompt().equals("Nothing")) {
        throw new ExperimentFailedException("Nothing cannot be painted.");
      }
      byte[] content = input.prompt().getBytes(StandardCharsets.UTF_8);
      LabFile file = run.store("art.txt", "text/plain", content);
      return new Outcome<>(new Picture(file.url()), file, Engine.algorithm("painter"));
    }
  }
}
