package com.onelastai.lab.imageplayground;

import com.onelastai.lab.experiment.Engine;
import com.onelastai.lab.experiment.Experiment;
import com.onelastai.lab.experiment.ExperimentFailedException;
import com.onelastai.lab.experiment.ExperimentInfo;
import com.onelastai.lab.experiment.LabFile;
import com.onelastai.lab.experiment.Outcome;
import com.onelastai.lab.experiment.Run;
import com.onelastai.lab.imageplayground.ImagePlaygroundResult.AppliedTransformation;
import com.onelastai.lab.imageplayground.Transformation.Blur;
import com.onelastai.lab.imageplayground.Transformation.Resize;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.springframework.stereotype.Component;

/** Changes a picture. */
@Component
class ImagePlayground implements Experiment<ImagePlaygroundInput, ImagePlaygroundResult> {

  /** The largest picture needs 64 MB, and each step a second one. */
  private final Semaphore turns = new Semaphore(1);

  @Override
  public ExperimentInfo<ImagePlaygroundInput> info() {
    return new ExperimentInfo<>(
        "image-playground",
        "Image Playground",
        "Upload a picture and crop, turn, colour, sharpen or stylise it, in up to 30 steps. Each "
            + "step can be undone, and the original stays as it is.",
        new ImagePlaygroundInput(
            "f-Xq2v9TtU0mF3aLrN", List.of(new Resize(800, null), new Blur(3))));
  }

  @Override
  public void check(ImagePlaygroundInput input) {
    for (int i = 0; i < input.transformations().size(); i++) {
      if (input.transformations().get(i) instanceof Resize resize
          && resize.width() == null
          && resize.height() == null) {
        String field = "transformations[" + i + "].width";
        throw ApiException.invalid(
            List.of(new FieldProblem(field, "required", "is required without a height")));
      }
    }
  }

  @Override
  public Outcome<ImagePlaygroundResult> run(ImagePlaygroundInput input, Run run) {
    await(run);
    try {
      return transform(input, run);
    } finally {
      turns.release();
    }
  }

  private void await(Run run) {
    try {
      do {
        run.progress(0, "Waiting");
      } while (!turns.tryAcquire(1, TimeUnit.SECONDS));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new ExperimentFailedException("The run was interrupted.");
    }
  }

  private static Outcome<ImagePlaygroundResult> transform(ImagePlaygroundInput input, Run run) {
    BufferedImage picture = decode(run.read(input.image()));
    List<AppliedTransformation> applied = new ArrayList<>();
    for (Transformation transformation : input.transformations()) {
      run.progress(
          100 * applied.size() / (input.transformations().size() + 1), transformation.step());
      picture = apply(transformation, picture, applied.size() + 1);
      applied.add(
          new AppliedTransformation(transformation, picture.getWidth(), picture.getHeight()));
    }
    run.progress(100 * applied.size() / (applied.size() + 1), "Saving");
    LabFile file = run.store("picture.png", "image/png", encode(picture));
    ImagePlaygroundResult result =
        new ImagePlaygroundResult(
            LabFile.ADDRESS + input.image(),
            applied,
            file.url(),
            picture.getWidth(),
            picture.getHeight());
    return new Outcome<>(result, file, Engine.algorithm("image-filters"));
  }

  private static BufferedImage apply(Transformation transformation, BufferedImage picture, int n) {
    try {
      return transformation.apply(picture);
    } catch (ExperimentFailedException failure) {
      throw new ExperimentFailedException("Step " + n + ": " + failure.getMessage());
    }
  }

  private static BufferedImage decode(byte[] file) {
    try {
      BufferedImage picture = ImageIO.read(new ByteArrayInputStream(file));
      if (picture == null) {
        throw new ExperimentFailedException("The uploaded file is not a picture.");
      }
      return Pixels.argb(picture);
    } catch (IOException broken) {
      throw new ExperimentFailedException("The uploaded picture cannot be read.");
    }
  }

  private static byte[] encode(BufferedImage picture) {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "png", png);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return png.toByteArray();
  }
}
