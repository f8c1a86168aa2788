package com.onelastai.lab.neuralart;

import com.onelastai.lab.experiment.Engine;
import com.onelastai.lab.experiment.Experiment;
import com.onelastai.lab.experiment.ExperimentFailedException;
import com.onelastai.lab.experiment.ExperimentInfo;
import com.onelastai.lab.experiment.LabFile;
import com.onelastai.lab.experiment.Outcome;
import com.onelastai.lab.experiment.Run;
import com.onelastai.lab.neuralart.Artist.Drawing;
import com.onelastai.lab.neuralart.ImageServer.ImageServerException;
import com.onelastai.lab.neuralart.NeuralArtInput.Aspect;
import com.onelastai.lab.neuralart.NeuralArtInput.Choice;
import com.onelastai.lab.neuralart.NeuralArtResult.ArtPalette;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

@Component
class NeuralArtExperiment implements Experiment<NeuralArtInput, NeuralArtResult> {

  private static final Set<Integer> RESOLUTIONS = Set.of(512, 768, 1024, 1536);

  /** Where a PNG has its width, which the height follows. */
  private static final int SIZE_IN_PNG = 16;

  private final Artist artist;
  private final ImageServer server;

  NeuralArtExperiment(Artist artist, ImageServer server) {
    this.artist = artist;
    this.server = server;
  }

  @Override
  public ExperimentInfo<NeuralArtInput> info() {
    return new ExperimentInfo<>(
        "neural-art",
        "Neural art",
        "Draws a picture for a prompt. Locally by an algorithm: the prompt's words choose colours, "
            + "style and mood, and the same prompt with the same seed gives the same picture. With "
            + "an image server, by its model.",
        new NeuralArtInput(
            "A quiet forest after the storm", Style.AUTO, 1024, Aspect.SQUARE, null, Choice.AUTO));
  }

  @Override
  public void check(NeuralArtInput input) {
    if (!RESOLUTIONS.contains(input.pixels())) {
      throw refused("resolution", "one_of", "must be one of 512, 768, 1024, 1536");
    }
    if (input.choice() == Choice.REMOTE && !server.isSet()) {
      throw refused("engine", "not_available", "is not available: there is no image server");
    }
  }

  @Override
  public Outcome<NeuralArtResult> run(NeuralArtInput input, Run run) {
    if (input.choice() == Choice.LOCAL || !server.isSet()) {
      return drawn(input, run, null);
    }
    try {
      return generated(input, run);
    } catch (ImageServerException failed) {
      String why = "The image server " + failed.getMessage() + ".";
      if (input.choice() == Choice.REMOTE) {
        throw new ExperimentFailedException(why);
      }
      return drawn(input, run, why + " An algorithm drew the picture instead.");
    }
  }

  private Outcome<NeuralArtResult> generated(NeuralArtInput input, Run run)
      throws ImageServerException {
    byte[] png =
        server.png(
            input.prompt(),
            input.shape(),
            input.pixels(),
            () -> run.progress(10, "Waiting for the image server"));
    return outcome(input, run, Style.AUTO, null, null, png, Engine.model(server.model()));
  }

  private Outcome<NeuralArtResult> drawn(NeuralArtInput input, Run run, @Nullable String note) {
    run.progress(20, "Drawing");
    int width = input.shape().width(input.pixels());
    int height = input.shape().height(input.pixels());
    Drawing drawing =
        artist.draw(input.prompt(), input.wantedStyle(), width, height, input.chosenSeed());
    ArtPalette palette = new ArtPalette(drawing.paletteName(), drawing.colours());
    Engine engine = Engine.algorithm(drawing.style().engine());
    return outcome(input, run, drawing.style(), palette, note, drawing.png(), engine);
  }

  private static Outcome<NeuralArtResult> outcome(
      NeuralArtInput input,
      Run run,
      Style style,
      @Nullable ArtPalette palette,
      @Nullable String note,
      byte[] png,
      Engine engine) {
    run.progress(90, "Storing the picture");
    LabFile file = run.store("art.png", MediaType.IMAGE_PNG_VALUE, png);
    ByteBuffer size = ByteBuffer.wrap(png).position(SIZE_IN_PNG);
    NeuralArtResult result =
        new NeuralArtResult(
            input.prompt(),
            style,
            input.pixels(),
            size.getInt(),
            size.getInt(),
            input.chosenSeed(),
            palette,
            note,
            file.url());
    return new Outcome<>(result, file, engine);
  }

  private static ApiException refused(String field, String code, String detail) {
    return ApiException.invalid(List.of(new FieldProblem(field, code, detail)));
  }
}
