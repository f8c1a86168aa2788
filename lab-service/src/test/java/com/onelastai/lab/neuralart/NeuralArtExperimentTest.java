package com.onelastai.lab.neuralart;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.onelastai.image.PictureMaker;
import com.onelastai.lab.experiment.Engine;
import com.onelastai.lab.experiment.ExperimentFailedException;
import com.onelastai.lab.experiment.LabFile;
import com.onelastai.lab.experiment.Outcome;
import com.onelastai.lab.neuralart.NeuralArtInput.Aspect;
import com.onelastai.lab.neuralart.NeuralArtInput.Choice;
import com.onelastai.lab.neuralart.NeuralArtResult.ArtPalette;
import com.onelastai.lab.test.TestRun;
import com.onelastai.starter.problem.ApiException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NeuralArtExperimentTest {

  private static final String PATH = "/v1/images/generations";

  @RegisterExtension
  static final WireMockExtension images =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  private final TestRun run = new TestRun();

  @Test
  void drawsWithoutAnImageServer() throws IOException {
    NeuralArtInput input = input("Ocean at night", 512, Aspect.LANDSCAPE, null, null);

    Outcome<NeuralArtResult> outcome = local().run(input, run);

    NeuralArtResult result = outcome.result();
    assertThat(result.prompt()).isEqualTo("Ocean at night");
    assertThat(result.style()).isEqualTo(Style.FLOW_FIELD);
    assertThat(outcome.engine()).isEqualTo(Engine.algorithm("flow-field"));
    ArtPalette palette = Objects.requireNonNull(result.palette());
    assertThat(palette.name()).isEqualTo("ocean and night");
    assertThat(palette.colors()).hasSize(8).allMatch(hex -> hex.matches("#[0-9a-f]{6}"));
    assertThat(result.note()).isNull();
    LabFile file = Objects.requireNonNull(outcome.file());
    assertThat(result.generatedImageUrl()).isEqualTo(file.url());
    assertThat(file.contentType()).isEqualTo("image/png");
    BufferedImage picture = picture();
    assertThat(picture.getWidth()).isEqualTo(result.width()).isEqualTo(512);
    assertThat(picture.getHeight()).isEqualTo(result.height()).isEqualTo(341);
  }

  @Test
  void reportedSeedDrawsTheSamePictureAgain() {
    NeuralArtResult first = local().run(input("Rain", 512, null, null, null), run).result();
    byte[] png = run.file("art.png");

    TestRun again = new TestRun();
    local().run(input("Rain", 512, null, first.seed(), Choice.LOCAL), again);

    assertThat(again.file("art.png")).isEqualTo(png);
    assertThat(first.seed()).isBetween(0L, NeuralArtInput.MOST_SEED);
  }

  @Test
  void imageServersPictureIsEncodedAnew() throws IOException {
    byte[] jpeg = picture("jpeg", 1024, 1024);
    answers(okJson(answer(jpeg)));

    Outcome<NeuralArtResult> outcome =
        remote("painter-1").run(input("A cat", 512, null, null, Choice.AUTO), run);

    assertThat(outcome.engine()).isEqualTo(Engine.model("painter-1"));
    assertThat(picture().getWidth()).isEqualTo(512);
    assertThat(run.file("art.png")).startsWith(0x89, 'P', 'N', 'G');
    assertThat(outcome.result().palette()).isNull();
    assertThat(outcome.result().style()).isEqualTo(Style.AUTO);
    images.verify(
        postRequestedFor(urlEqualTo(PATH))
            .withHeader("Authorization", equalTo("Bearer secret"))
            .withRequestBody(
                equalToJson(
                    """
                    {"model": "painter-1", "prompt": "A cat", "n": 1, "size": "1024x1024",
                     "response_format": "b64_json"}
                    """)));
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(status(500), "answered with status 500"),
        Arguments.of(okJson("{\"data\": [{\"url\": \"http://x\"}]}"), "answered without a picture"),
        Arguments.of(okJson("no json"), "gave a malformed answer"),
        Arguments.of(okJson("{\"data\": [{\"b64_json\": \"!\"}]}"), "gave a malformed answer"),
        Arguments.of(okJson(answer(new byte[100])), "sent what is not a usable picture"),
        Arguments.of(
            okJson(answer(new byte[13 << 20])), "did not send a whole answer of at most 16 MB"),
        Arguments.of(
            okJson("{}").withFault(Fault.CONNECTION_RESET_BY_PEER),
            "did not send a whole answer of at most 16 MB"),
        Arguments.of(okJson("{}").withFixedDelay(3000), "did not answer in time"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void failureOfTheImageServerIsNamed(ResponseDefinitionBuilder response, String why) {
    answers(response);

    NeuralArtResult drawn =
        remote("").run(input("A cat", 512, null, null, Choice.AUTO), run).result();

    assertThat(drawn.note())
        .isEqualTo("The image server " + why + ". An algorithm drew the picture instead.");
    assertThat(drawn.palette()).isNotNull();
    NeuralArtInput strict = input("A cat", 512, null, null, Choice.REMOTE);
    assertThatThrownBy(() -> remote("").run(strict, new TestRun()))
        .isInstanceOf(ExperimentFailedException.class)
        .hasMessage("The image server " + why + ".");
  }

  @Test
  void absentImageServerIsNamed() {
    NeuralArtExperiment absent = experiment("http://127.0.0.1:1/v1", "");

    NeuralArtInput input = input("A cat", 512, null, null, Choice.REMOTE);
    assertThatThrownBy(() -> absent.run(input, run))
        .isInstanceOf(ExperimentFailedException.class)
        .hasMessage("The image server cannot be reached.");
  }

  @Test
  void localChoiceDoesNotAskTheImageServer() {
    remote("").run(input("A cat", 512, null, null, Choice.LOCAL), run);

    images.verify(0, postRequestedFor(urlEqualTo(PATH)));
  }

  @Test
  void cancelledRunStopsWaiting() {
    answers(okJson("{}").withFixedDelay(3000));
    run.cancel();

    NeuralArtInput input = input("A cat", 512, null, null, null);
    assertThatThrownBy(() -> remote("").run(input, run)).isInstanceOf(CancellationException.class);
  }

  @Test
  void impossibleInputIsRefusedByItsField() {
    refused(input("A cat", 600, null, null, null), "resolution");
    refused(input("A cat", 512, null, null, Choice.REMOTE), "engine");
  }

  private static void refused(NeuralArtInput input, String field) {
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> local().check(input))
        .satisfies(problem -> assertThat(problem).hasMessageStartingWith(field + ":"));
  }

  private static NeuralArtInput input(
      String prompt,
      int resolution,
      @Nullable Aspect aspect,
      @Nullable Long seed,
      @Nullable Choice choice) {
    return new NeuralArtInput(prompt, null, resolution, aspect, seed, choice);
  }

  private static NeuralArtExperiment local() {
    return experiment("", "");
  }

  private static NeuralArtExperiment remote(String model) {
    return experiment(images.baseUrl() + "/v1/", model);
  }

  private static NeuralArtExperiment experiment(String url, String model) {
    ImageProperties settings = new ImageProperties(url, "secret", model, Duration.ofSeconds(2));
    return new NeuralArtExperiment(new Artist(), new ImageServer(settings, new PictureMaker()));
  }

  private static void answers(ResponseDefinitionBuilder response) {
    images.stubFor(post(urlEqualTo(PATH)).willReturn(response));
  }

  private static String answer(byte[] picture) {
    return "{\"data\": [{\"b64_json\": \"" + Base64.getEncoder().encodeToString(picture) + "\"}]}";
  }

  private BufferedImage picture() throws IOException {
    return ImageIO.read(new ByteArrayInputStream(run.file("art.png")));
  }

  private static byte[] picture(String format, int width, int height) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, file);
    return file.toByteArray();
  }
}
