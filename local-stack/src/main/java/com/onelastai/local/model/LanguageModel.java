package com.onelastai.local.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import de.kherud.llama.InferenceParameters;
import de.kherud.llama.LlamaIterator;
import de.kherud.llama.LlamaModel;
import de.kherud.llama.ModelParameters;
import de.kherud.llama.args.CacheType;
import de.kherud.llama.args.LogFormat;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** The engine with the loaded weights. */
record LanguageModel(String name, LlamaModel engine, ChatTemplate template) {

  /** The number of concurrent answers. */
  static final int SLOTS = 2;

  /** Tokens of a prompt and its answer together. */
  static final int WINDOW = 4096;

  private static final int THREADS = 2;

  /** The tokens of a long prompt read before the other slot gets its next token. */
  private static final int BATCH = 256;

  /**
   * @param natives a directory of its own: the engine unpacks its library there and deletes those
   *     of other processes
   */
  static LanguageModel load(Path weights, Path natives) {
    System.setProperty("de.kherud.llama.tmpdir", natives.toString());
    LlamaModel.setLogger(LogFormat.TEXT, (level, line) -> {});
    ModelParameters parameters =
        new ModelParameters()
            .setModel(weights.toString())
            .setCtxSize(WINDOW * SLOTS)
            .setParallel(SLOTS)
            .setThreads(THREADS)
            .setBatchSize(BATCH)
            .setUbatchSize(BATCH)
            // Without it, the two slots often answer the same prompt and seed differently.
            .enableFlashAttn()
            // Half of the memory for what was read, 85 MB less.
            .setCacheTypeK(CacheType.Q8_0)
            .setCacheTypeV(CacheType.Q8_0)
            // Defragmenting a cache in 8 bits copies too much and crashes the engine.
            .setDefragThold(-1)
            .disableContextShift()
            .disableLog();
    String name = weights.getFileName().toString().replaceFirst("\\.gguf$", "");
    LlamaModel engine = new LlamaModel(parameters);
    return new LanguageModel(name, engine, new ChatTemplate(engine::applyTemplate));
  }

  Prompt prompt(List<CompletionRequest.Message> messages) {
    String text = wellFormed(template.apply(messages));
    return new Prompt(text, engine.encode(text).length);
  }

  /**
   * @param reader receives the text in whole characters, and returns whether to continue
   */
  Answer answer(
      Prompt prompt, int maxTokens, CompletionRequest.Sampling sampling, Predicate<String> reader) {
    LlamaIterator outputs = engine.generate(parameters(prompt, maxTokens, sampling)).iterator();
    int tokens = 0;
    boolean ended = false;
    while (outputs.hasNext()) {
      String text = outputs.next().text;
      if (!outputs.hasNext()) {
        // The last output only marks the end.
        break;
      }
      tokens += tokensOf(text);
      ended = text.isEmpty();
      if (!reader.test(text)) {
        // Never from another thread: next() would block forever.
        outputs.cancel();
      }
    }
    FinishReason reason = ended && tokens < maxTokens ? FinishReason.STOP : FinishReason.LENGTH;
    return new Answer(new Usage(prompt.tokens(), tokens), reason);
  }

  record Answer(Usage usage, FinishReason reason) {}

  /** An output is one token, unless several tokens form one character. */
  private int tokensOf(String output) {
    boolean ascii = output.chars().allMatch(c -> c < 0x80);
    return ascii ? 1 : engine.encode(output).length;
  }

  private static InferenceParameters parameters(
      Prompt prompt, int maxTokens, CompletionRequest.Sampling sampling) {
    InferenceParameters parameters =
        new InferenceParameters(prompt.text())
            .setNPredict(maxTokens)
            // Without the cache, whose values differ slightly: the same seed must give the same
            // answer.
            .setCachePrompt(sampling.seed().isEmpty());
    sampling.temperature().ifPresent(value -> parameters.setTemperature((float) value));
    sampling.topP().ifPresent(value -> parameters.setTopP((float) value));
    sampling.seed().ifPresent(value -> parameters.setSeed(Long.hashCode(value)));
    if (!sampling.stop().isEmpty()) {
      parameters.setStopStrings(
          sampling.stop().stream().map(LanguageModel::wellFormed).toArray(String[]::new));
    }
    return parameters;
  }

  /** Half a surrogate pair would end the process. */
  private static String wellFormed(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  void close() {
    engine.close();
  }

  /**
   * The messages in the model's template.
   *
   * @param tokens by the model's own tokenizer
   */
  record Prompt(String text, int tokens) {}

  /** Why an answer ended. */
  enum FinishReason {
    /** By the model, or by a stop string. */
    STOP,
    /** At the limit of tokens. */
    LENGTH;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The numbers of tokens read and written. */
  record Usage(int promptTokens, int completionTokens) {
    @JsonProperty
    int totalTokens() {
      return promptTokens + completionTokens;
    }
  }
}
