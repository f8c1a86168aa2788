package com.onelastai.lab.emotionvisualizer;

import com.onelastai.lab.emotionvisualizer.EmotionVisualizerResult.ModelReading;
import com.onelastai.lab.emotionvisualizer.EmotionVisualizerResult.SentenceReading;
import com.onelastai.lab.experiment.Engine;
import com.onelastai.lab.experiment.Engine.Kind;
import com.onelastai.lab.experiment.Experiment;
import com.onelastai.lab.experiment.ExperimentInfo;
import com.onelastai.lab.experiment.LabFile;
import com.onelastai.lab.experiment.Outcome;
import com.onelastai.lab.experiment.Run;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

@Component
class EmotionVisualizerExperiment
    implements Experiment<EmotionVisualizerInput, EmotionVisualizerResult> {

  private static final String LEXICON = "lexicon of emotions with VADER";

  private final Lexicon lexicon = Lexicon.load();
  private final ValenceScale valences = new ValenceScale(lexicon);
  private final EmotionScale emotions = new EmotionScale(lexicon);

  @Override
  public ExperimentInfo<EmotionVisualizerInput> info() {
    return new ExperimentInfo<>(
        "emotion-visualizer",
        "Emotion visualizer",
        "Finds Plutchik's eight emotions in an English text and in each of its sentences, with how "
            + "good or bad it sounds, by a lexicon and VADER's rules, and draws them. The language "
            + "model's reading of the whole stands beside.",
        new EmotionVisualizerInput(
            "I was so nervous before the exam. Now I am happy, but very tired!"));
  }

  @Override
  public Outcome<EmotionVisualizerResult> run(EmotionVisualizerInput input, Run run) {
    run.progress(10, "Reading the sentences");
    List<Sentence> sentences = Sentence.all(input.inputText(), lexicon);
    List<Map<Emotion, Double>> found = sentences.stream().map(emotions::of).toList();
    double[] valence = sentences.stream().mapToDouble(valences::of).toArray();
    Map<Emotion, Double> whole = EmotionScale.mean(found);
    run.progress(30, "Asking the model");
    Optional<ModelReading> reading = ModelReader.read(input.inputText(), run);
    run.progress(80, "Drawing");
    byte[] png = EmotionPicture.png(found, valence, whole);
    LabFile picture = run.store("emotions.png", MediaType.IMAGE_PNG_VALUE, png);
    EmotionVisualizerResult result =
        new EmotionVisualizerResult(
            input.inputText(),
            EmotionScale.ranked(whole),
            EmotionScale.rounded(mean(valence)),
            readings(sentences, found, valence),
            reading.orElse(null),
            picture.url());
    Engine engine =
        reading
            .map(model -> new Engine(Kind.BOTH, LEXICON + ", " + model.model()))
            .orElseGet(() -> Engine.algorithm(LEXICON));
    return new Outcome<>(result, picture, engine);
  }

  private static List<SentenceReading> readings(
      List<Sentence> sentences, List<Map<Emotion, Double>> found, double[] valence) {
    return IntStream.range(0, sentences.size())
        .mapToObj(i ->
            new SentenceReading(
                sentences.get(i).text(),
                EmotionScale.ranked(found.get(i)),
                EmotionScale.rounded(valence[i])))
        .toList();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(0);
  }
}
