package com.onelastai.lab.experiment;

import com.onelastai.model.Prompt;
import java.util.Optional;

/** A run of an experiment, as the experiment sees it. */
public interface Run {

  /**
   * Says what is done. Call it often: a cancelled run ends here, with an exception that must not be
   * caught.
   *
   * @param percent done, 0 to 100
   * @param step for people, such as {@code Drawing}
   */
  void progress(int percent, String step);

  /** Reads an uploaded file that the input names. */
  byte[] read(String fileId);

  /**
   * Stores a file that the experiment has made. It is kept if the result or the outcome names it,
   * and deleted with the experiment.
   *
   * @param contentType such as {@code image/png}
   */
  LabFile store(String name, String contentType, byte[] content);

  /**
   * Asks the language model and counts its tokens.
   *
   * @throws ExperimentFailedException if there is no model, or it fails
   */
  Reply ask(Prompt prompt);

  /** The same, for what can be done without a model; empty if there is none, or it fails. */
  Optional<Reply> tryAsk(Prompt prompt);

  /**
   * What the model has said.
   *
   * @param text without its reasoning
   * @param model its name as its server reports it
   */
  record Reply(String text, String model) {}
}
