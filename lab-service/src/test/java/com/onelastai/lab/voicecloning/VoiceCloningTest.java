package com.onelastai.lab.voicecloning;

import static com.github.tomakehurst.wiremock.client.WireMock.aMultipart;
import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.onelastai.lab.experiment.Engine;
import com.onelastai.lab.experiment.ExperimentFailedException;
import com.onelastai.lab.experiment.Outcome;
import com.onelastai.lab.sound.Sound;
import com.onelastai.lab.sound.WavFile;
import com.onelastai.lab.test.TestRun;
import com.onelastai.starter.problem.ApiException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class VoiceCloningTest {

  private static final String TEXT =
      "Good evening. This voice was made by a computer, and it says so.";
  private static final VoiceProperties.Server NONE = new VoiceProperties.Server("", "", "");
  private static final Sound LOW = People.low(People.STORY);
  private static final Sound HIGH = People.high(People.STORY);

  @RegisterExtension
  static final WireMockExtension servers =
      WireMockExtension.newInstance()
          .options(WireMockConfiguration.wireMockConfig().dynamicPort())
          .build();

  private final ConsentSentences sentences =
      new ConsentSentences("a secret of a test that is long enough", Clock.systemUTC());
  private final ConsentSentence asked = sentences.next();
  private final TestRun run = new TestRun();

  private VoiceCloning experiment(VoiceProperties.Server speech, VoiceProperties.Server words) {
    return new VoiceCloning(
        sentences,
        new Speaker(),
        new SpeechServers(new VoiceProperties(speech, words), JsonMapper.shared()));
  }

  private static VoiceProperties.Server server(String model) {
    return new VoiceProperties.Server(servers.baseUrl() + "/v1", "key", model);
  }

  private VoiceInput input(TestRun run, Sound sample, Sound consent) {
    return new VoiceInput(
        run.upload(WavFile.write(sample, "")),
        TEXT,
        run.upload(WavFile.write(consent, "")),
        asked.challenge());
  }

  private Outcome<VoiceResult> clone(Sound sample, Sound consent) {
    return experiment(NONE, NONE).run(input(run, sample, consent), run);
  }

  private void refused(Sound sample, Sound consent, String reason) {
    TestRun refused = new TestRun();
    VoiceInput input = input(refused, sample, consent);
    assertThatExceptionOfType(ExperimentFailedException.class)
        .isThrownBy(() -> experiment(NONE, NONE).run(input, refused))
        .withMessageContaining(reason);
    assertThat(refused.files()).isEmpty();
  }

  @Test
  void textIsSpokenWithThePitchOfTheSample() {
    Outcome<VoiceResult> outcome = clone(HIGH, People.high(asked.sentence()));
    VoiceResult result = outcome.result();
    byte[] file = run.file("voice.wav");
    Sound made = WavFile.read(file, 60).orElseThrow();
    VoiceProfile measured = MeasuredVoice.of(made).profile();
    assertThat(VoiceProfile.semitones(result.profile().pitch(), measured.pitch()))
        .isCloseTo(0, within(1.0));
    assertThat(measured.rate()).isCloseTo(result.profile().rate(), within(1.5));
    assertThat(Sound.decibels(made.rms())).isBetween(-30.0, -10.0);
    assertThat(result.watermark().detected()).isTrue();
    assertThat(Watermark.isIn(made)).isTrue();
    assertThat(new String(file, StandardCharsets.ISO_8859_1)).contains("Synthetic voice");
    assertThat(outcome.engine()).isEqualTo(Engine.algorithm("freetts-kevin16"));
    assertThat(result.sourceAudioUrl()).isEqualTo("/api/lab/files/f-upload1");
    assertThat(result.audioUrl()).isEqualTo("/api/lab/files/f-made1");
  }

  @Test
  void lowVoiceIsSpokenLowerAndBiggerThanAHighOne() {
    VoiceResult high = clone(HIGH, People.high(asked.sentence())).result();
    TestRun other = new TestRun();
    VoiceInput input = input(other, LOW, People.low(asked.sentence()));
    VoiceResult low = experiment(NONE, NONE).run(input, other).result();
    assertThat(VoiceProfile.semitones(low.madeProfile().pitch(), high.madeProfile().pitch()))
        .isGreaterThan(6);
    assertThat(high.madeProfile().formants().get(2))
        .isGreaterThan(low.madeProfile().formants().get(2) + 100);
    assertThat(high.clonedVoiceId()).isNotEqualTo(low.clonedVoiceId());
  }

  @Test
  void sameSampleAndTextGiveTheSameVoice() {
    VoiceInput input = input(run, LOW, People.low(asked.sentence()));
    TestRun again = new TestRun();
    again.upload(run.read(input.sourceAudio()));
    again.upload(run.read(input.consentAudio()));
    VoiceCloning experiment = experiment(NONE, NONE);
    assertThat(experiment.run(input, again).result())
        .isEqualTo(experiment.run(input, run).result());
    assertThat(again.file("voice.wav")).isEqualTo(run.file("voice.wav"));
  }

  @Test
  void resultSaysThatWordsWereNotRecognised() {
    Consent consent = clone(LOW, People.low(asked.sentence())).result().consent();
    assertThat(consent.checkedBy()).isEqualTo(Consent.CheckedBy.SIGNAL);
    assertThat(consent.wordsChecked()).isFalse();
    assertThat(consent.note()).contains("not recognised");
    assertThat(consent.syllablesHeard()).isCloseTo(consent.syllablesExpected(), within(6));
  }

  @Test
  void consentOfAnotherVoiceIsRefused() {
    refused(LOW, People.high(asked.sentence()), "its voice is not like the sample's");
  }

  @Test
  void consentOfAnotherLengthIsRefused() {
    refused(LOW, People.low("I agree to that, of course. Yes, I do agree."), "syllables");
    refused(LOW, LOW, "it is the sample");
  }

  @Test
  void badSamplesAreRefusedWithTheReason() {
    Sound consent = People.low(asked.sentence());
    refused(People.part(LOW, 0, 3), consent, "it is 3.0 s long, and must have 5 to 60 s");
    refused(People.louder(LOW, 8), consent, "too loud");
    refused(People.louder(LOW, 0.02), consent, "too quiet");
    refused(People.noisy(LOW, 0.03), consent, "noise");
    refused(new Sound(8_000, LOW.samples()), consent, "needs 16000");
    refused(People.noisy(new Sound(16_000, new float[160_000]), 0.1), consent, "hardly any voice");
    refused(new Sound(16_000, new float[160_000]), consent, "too quiet");
    refused(new Sound(16_000, new float[0]), consent, "it is 0.0 s long");
  }

  @Test
  void fileThatIsNoSoundIsRefused() {
    String file = run.upload("no sound".getBytes(StandardCharsets.US_ASCII));
    VoiceInput input = new VoiceInput(file, TEXT, file, asked.challenge());
    assertThatExceptionOfType(ExperimentFailedException.class)
        .isThrownBy(() -> experiment(NONE, NONE).run(input, run))
        .withMessage("The sample is not a WAV file.");
  }

  @Test
  void wordsAreRecognisedByTheTranscriptionServer() {
    servers.stubFor(
        post("/v1/audio/transcriptions")
            .withHeader("Authorization", equalTo("Bearer key"))
            .withMultipartRequestBody(aMultipart().withName("file"))
            .willReturn(
                okJson(
                    JsonMapper.shared()
                        .createObjectNode()
                        .put("text", asked.sentence())
                        .toString())));
    VoiceInput input = input(run, LOW, People.low(asked.sentence()));
    Consent consent = experiment(NONE, server("ears")).run(input, run).result().consent();
    assertThat(consent.checkedBy()).isEqualTo(Consent.CheckedBy.TRANSCRIPTION);
    assertThat(consent.wordsChecked()).isTrue();
    assertThat(consent.transcript()).isEqualTo(asked.sentence());
  }

  @Test
  void otherWordsAreRefused() {
    servers.stubFor(
        post("/v1/audio/transcriptions")
            .willReturn(okJson("{\"text\": \"I agree. My voice. My numbers are one.\"}")));
    VoiceInput input = input(run, LOW, People.low(asked.sentence()));
    assertThatExceptionOfType(ExperimentFailedException.class)
        .isThrownBy(() -> experiment(NONE, server("ears")).run(input, run))
        .withMessageContaining("the words are not those of the sentence");
  }

  @Test
  void speechServerSpeaksAndItsVoiceIsMarkedToo() {
    servers.stubFor(
        post("/v1/audio/speech")
            .willReturn(aResponse().withBody(WavFile.write(People.low(People.STORY), ""))));
    VoiceInput input = input(run, LOW, People.low(asked.sentence()));
    Outcome<VoiceResult> outcome = experiment(server("mouth"), NONE).run(input, run);
    assertThat(outcome.engine()).isEqualTo(Engine.model("mouth"));
    assertThat(Watermark.isIn(WavFile.read(run.file("voice.wav"), 60).orElseThrow())).isTrue();
    servers.verify(
        postRequestedFor(urlEqualTo("/v1/audio/speech"))
            .withHeader("Authorization", equalTo("Bearer key"))
            .withRequestBody(matchingJsonPath("$.input", equalTo(TEXT)))
            .withRequestBody(matchingJsonPath("$.model", equalTo("mouth")))
            .withRequestBody(
                matchingJsonPath("$.ref_audio", containing("data:audio/wav;base64,"))));
  }

  @Test
  void failingSpeechServerFailsTheRun() {
    servers.stubFor(post("/v1/audio/speech").willReturn(serverError()));
    VoiceInput input = input(run, LOW, People.low(asked.sentence()));
    assertThatExceptionOfType(ExperimentFailedException.class)
        .isThrownBy(() -> experiment(server("mouth"), NONE).run(input, run))
        .withMessage("The speech server is not available.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "99999999999999999999999999999999999999999999 a",
        "www... (hello?) -- 'well' - \"so\" 3.14, 1/2: $",
        "don't won't can’t I'm he'd 21st 1984 12:30 Dr. St. X Y Z aaaaaaaaaaaaaaaaaaaaaaaaa",
        "strengths rhythms tmesis xyzzy qwrtp bcdfg hjklm"
      })
  void unusualTextIsSpoken(String text) {
    VoiceProfile profile = MeasuredVoice.of(LOW).profile();
    assertThat(new Speaker().speak(text, profile).seconds()).isGreaterThan(1);
  }

  @Test
  void challengeAndFilesAreCheckedBeforeTheRun() {
    VoiceCloning experiment = experiment(NONE, NONE);
    experiment.check(new VoiceInput("f-1", TEXT, "f-2", asked.challenge()));
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> experiment.check(new VoiceInput("f-1", TEXT, "f-2", "12345")))
        .satisfies(e -> assertThat(e.fields().getFirst().field()).isEqualTo("challenge"));
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> experiment.check(new VoiceInput("f-1", TEXT, "f-1", asked.challenge())))
        .satisfies(e -> assertThat(e.fields().getFirst().field()).isEqualTo("consentAudio"));
  }
}
