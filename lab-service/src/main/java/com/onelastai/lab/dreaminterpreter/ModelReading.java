package com.onelastai.lab.dreaminterpreter;

import com.onelastai.lab.dreaminterpreter.DreamInterpreterResult.DreamSymbol;
import com.onelastai.lab.experiment.Run.Reply;
import com.onelastai.lab.text.Distress;
import com.onelastai.lab.text.ModelText;
import com.onelastai.model.Prompt;
import com.onelastai.model.Prompt.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Asks the model for its reading, and refuses one that is no reading or more than that. */
final class ModelReading {

  private static final String SYSTEM =
      "You help people reflect on a dream. Say in three short sentences what its images may "
          + "express about feelings. Speak to the dreamer as \"you\". Do not predict the future, "
          + "diagnose or give orders.";
  private static final List<Message> EXAMPLE =
      List.of(
          new Message(
              "user",
              "The dream: I swam in a dark lake and a bird sang.\nIts images: lake, swimming, bird"),
          new Message(
              "assistant",
              "The dark lake may stand for feelings that you cannot see clearly yet. Swimming may "
                  + "show that you trust them to carry you. The bird may be a small hope that you "
                  + "hear."));
  private static final int MAX_TOKENS = 140;
  private static final int SHOWN = 700;
  private static final int SYMBOLS = 5;
  private static final int MIN_LENGTH = 40;
  private static final int MAX_LENGTH = 700;

  /** It tells the future, diagnoses, or speaks of itself. */
  private static final Pattern UNFIT =
      Pattern.compile(
          "(?i)\\b(you will|is going to|will happen|predicts?|diagnos\\w*|disorder|ai|as an?"
              + " (assistant|ai)|language model|sorry|i can't|i cannot)\\b");

  private ModelReading() {}

  static Prompt prompt(String dream, List<DreamSymbol> symbols) {
    String known =
        symbols.stream().limit(SYMBOLS).map(DreamSymbol::symbol).collect(Collectors.joining(", "));
    String user =
        "The dream: %s%s".formatted(cut(dream), known.isEmpty() ? "" : "\nIts images: " + known);
    List<Message> messages = new ArrayList<>();
    messages.add(new Message("system", SYSTEM));
    messages.addAll(EXAMPLE);
    messages.add(new Message("user", user));
    return new Prompt(messages, MAX_TOKENS);
  }

  /**
   * @param symbols of which it has to speak, if there are any
   */
  static Optional<String> of(Reply reply, List<DreamSymbol> symbols) {
    String reading = ModelText.paragraph(reply.text(), MAX_LENGTH);
    boolean fits =
        reading.length() >= MIN_LENGTH
            && (symbols.isEmpty() || symbols.stream().anyMatch(symbol -> names(reading, symbol)))
            && !UNFIT.matcher(reading).find()
            && !repeatsExample(reading)
            && !Distress.isIn(reading);
    return fits ? Optional.of(reading) : Optional.empty();
  }

  private static boolean repeatsExample(String reading) {
    return EXAMPLE.getLast().content().contains(ModelText.sentences(reading).getFirst());
  }

  private static boolean names(String reading, DreamSymbol symbol) {
    String text = reading.toLowerCase(Locale.ROOT);
    return text.contains(symbol.symbol())
        || symbol.found().stream()
            .anyMatch(word -> text.contains(word.text().toLowerCase(Locale.ROOT)));
  }

  /** A small model's window holds the beginning of a long dream. */
  private static String cut(String dream) {
    String line = dream.strip().replaceAll("\\s+", " ");
    return line.length() <= SHOWN ? line : line.substring(0, line.lastIndexOf(' ', SHOWN)) + " ...";
  }
}
