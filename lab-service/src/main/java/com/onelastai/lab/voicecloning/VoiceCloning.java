package com.onelastai.lab.voicecloning;

import com.onelastai.lab.experiment.Engine;
import com.onelastai.lab.experiment.Experiment;
import com.onelastai.lab.experiment.ExperimentFailedException;
import com.onelastai.lab.experiment.ExperimentInfo;
import com.onelastai.lab.experiment.LabFile;
import com.onelastai.lab.experiment.Outcome;
import com.onelastai.lab.experiment.Run;
import com.onelastai.lab.sound.Sound;
import com.onelastai.lab.sound.WavFile;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.stereotype.Component;

/** Speaks a text in a voice like a sample's, if its owner agrees aloud. */
@Component
class VoiceCloning implements Experiment<VoiceInput, VoiceResult> {

  static final String LABEL =
      "Synthetic voice, made by OneLastAI from a sample with spoken consent";
  private static final int ID_LENGTH = 12;

  private final ConsentSentences sentences;
  private final Speaker speaker;
  private final SpeechServers servers;

  VoiceCloning(ConsentSentences sentences, Speaker speaker, SpeechServers servers) {
    this.sentences = sentences;
    this.speaker = speaker;
    this.servers = servers;
  }

  /** A recording, and what was measured of it. */
  private record Recording(byte[] file, Sound sound, MeasuredVoice voice) {

    SampleQuality quality() {
      return SampleQuality.of(sound, voice.loudness());
    }
  }

  @Override
  public ExperimentInfo<VoiceInput> info() {
    return new ExperimentInfo<>(
        "voice-cloning",
        "Voice Cloning",
        "Measures the pitch, rate and timbre of a voice and speaks an English text with them, once"
            + " its owner has spoken a sentence of consent. Without a speech server, a simple"
            + " synthesizer speaks: it takes on the measures, not the person's sound. What is made"
            + " is labelled and carries an inaudible watermark.",
        new VoiceInput(
            "f-Xq2v9TtU0mF3aLrN",
            "Good evening. This voice was made by a computer, and it says so.",
            "f-Yq2v9TtU0mF3aLrN",
            "72946-1796000000-3nXq2v9TtU0mF3aLrN"));
  }

  @Override
  public void check(VoiceInput input) {
    sentences.check(input.challenge());
    if (input.consentAudio().equals(input.sourceAudio())) {
      throw ApiException.invalid(
          List.of(
              new FieldProblem(
                  "consentAudio", "same_file", "must be another recording than sourceAudio")));
    }
  }

  @Override
  public Outcome<VoiceResult> run(VoiceInput input, Run run) {
    run.progress(0, "Listening to the sample");
    Recording sample = recording(run.read(input.sourceAudio()), "sample");
    refuse("sample", sample.quality().problems(sample.voice().voiced()));
    run.progress(20, "Checking the consent");
    Consent consent = consent(input, sample, run);
    run.progress(40, "Speaking");
    Sound spoken = spoken(input.sampleText(), sample);
    run.progress(80, "Adding the watermark");
    Watermark.Marked marked = Watermark.mark(spoken);
    if (!marked.watermark().detected()) {
      throw new ExperimentFailedException(
          "The text is too short to carry the watermark. Let the voice say more.");
    }
    LabFile audio =
        run.store("voice.wav", WavFile.CONTENT_TYPE, WavFile.write(marked.sound(), LABEL));
    Engine engine =
        servers.model().map(Engine::model).orElseGet(() -> Engine.algorithm("freetts-kevin16"));
    return new Outcome<>(result(input, sample, consent, marked, audio), audio, engine);
  }

  private static VoiceResult result(
      VoiceInput input, Recording sample, Consent consent, Watermark.Marked marked, LabFile audio) {
    return new VoiceResult(
        LabFile.ADDRESS + input.sourceAudio(),
        "v-" + DigestUtils.sha256Hex(sample.file()).substring(0, ID_LENGTH),
        input.sampleText(),
        audio.url(),
        LABEL,
        sample.voice().profile(),
        MeasuredVoice.of(marked.sound()).profile(),
        sample.quality(),
        consent,
        marked.watermark());
  }

  private Sound spoken(String text, Recording sample) {
    return servers.model().isPresent()
        ? servers.speak(text, sample.file(), servers.transcribe(sample.file()))
        : speaker.speak(text, sample.voice().profile());
  }

  private Consent consent(VoiceInput input, Recording sample, Run run) {
    Recording recording = recording(run.read(input.consentAudio()), "recording of the consent");
    if (Arrays.equals(recording.sound().samples(), sample.sound().samples())) {
      refuse("recording of the consent", List.of("it is the sample"));
    }
    refuse(
        "recording of the consent",
        recording.quality().problemsOfConsent(recording.voice().voiced()));
    Optional<String> transcript = servers.transcribe(recording.file());
    SpokenConsent said = ConsentSentences.read(input.challenge());
    Consent consent = Consent.of(said, recording.voice(), sample.voice(), transcript);
    refuse("recording of the consent", consent.problems());
    return consent;
  }

  /** One second more than may be, so that its length can be refused. */
  private static Recording recording(byte[] file, String what) {
    Sound sound =
        WavFile.read(file, SampleQuality.LONGEST + 1)
            .orElseThrow(
                () -> new ExperimentFailedException("The " + what + " is not a WAV file."));
    return new Recording(file, sound, MeasuredVoice.of(sound));
  }

  private static void refuse(String what, List<String> problems) {
    if (!problems.isEmpty()) {
      throw new ExperimentFailedException(
          "The " + what + " cannot be used: " + String.join("; ", problems) + ".");
    }
  }
}
