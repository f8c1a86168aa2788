package com.onelastai.lab.voicecloning;

import com.onelastai.lab.experiment.ExperimentFailedException;
import com.onelastai.lab.sound.Sound;
import com.onelastai.lab.sound.WavFile;
import com.onelastai.lab.voicecloning.VoiceProperties.Server;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.json.JsonMapper;

/** Servers that speak and that recognise speech, if they are set. */
@Component
class SpeechServers {

  private static final Logger log = LoggerFactory.getLogger(SpeechServers.class);
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(2);
  private static final int LARGEST_ANSWER = 32 * 1024 * 1024;
  private static final int LONGEST_SPEECH = 120;

  private final VoiceProperties properties;
  private final JsonMapper json;
  private final RestClient client;

  SpeechServers(VoiceProperties properties, JsonMapper json) {
    this.properties = properties;
    this.json = json;
    JdkClientHttpRequestFactory requests =
        new JdkClientHttpRequestFactory(
            HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .build());
    requests.setReadTimeout(ANSWER_TIMEOUT);
    this.client = RestClient.builder().requestFactory(requests).build();
  }

  /** The name of the model that speaks, if there is one. */
  Optional<String> model() {
    return Optional.of(properties.speech()).filter(Server::isSet).map(Server::model);
  }

  /**
   * Speaks a text in the voice of a sample.
   *
   * @param sampleText what the sample says, if that is known
   */
  Sound speak(String text, byte[] sample, Optional<String> sampleText) {
    Map<String, String> body = new HashMap<>();
    body.put("model", properties.speech().model());
    body.put("input", text);
    body.put("response_format", "wav");
    // Beyond OpenAI's own: what servers of cloning models take as the voice to copy.
    body.put("ref_audio", "data:audio/wav;base64," + Base64.getEncoder().encodeToString(sample));
    sampleText.ifPresent(said -> body.put("ref_text", said));
    byte[] audio = post(properties.speech(), "/audio/speech", MediaType.APPLICATION_JSON, body);
    return WavFile.read(audio, LONGEST_SPEECH)
        .filter(sound -> sound.samples().length > 0)
        .orElseThrow(() -> new ExperimentFailedException("The speech server sent no sound."));
  }

  /** What is said in a WAV file; empty if no server is set. */
  Optional<String> transcribe(byte[] wav) {
    Server server = properties.transcription();
    if (!server.isSet()) {
      return Optional.empty();
    }
    MultiValueMap<String, Object> form = new LinkedMultiValueMap<>();
    form.add("file", new NamedFile(wav));
    form.add("model", server.model());
    form.add("response_format", "json");
    byte[] answer = post(server, "/audio/transcriptions", MediaType.MULTIPART_FORM_DATA, form);
    return Optional.of(json.readTree(answer).path("text").asString(""));
  }

  private byte[] post(Server server, String path, MediaType type, Object body) {
    try {
      return client
          .post()
          .uri(server.url() + path)
          .headers(headers -> {
            if (!server.key().isBlank()) {
              headers.setBearerAuth(server.key());
            }
          })
          .contentType(type)
          .body(body)
          .exchangeForRequiredValue((_, response) -> content(response));
    } catch (RestClientException e) {
      log.warn("{}{} failed: {}", server.url(), path, e.getMessage());
      throw new ExperimentFailedException("The speech server is not available.");
    }
  }

  private static byte[] content(ClientHttpResponse response) throws IOException {
    byte[] content = response.getBody().readNBytes(LARGEST_ANSWER);
    if (!response.getStatusCode().is2xxSuccessful()) {
      throw new RestClientException("Status " + response.getStatusCode());
    }
    return content;
  }

  /** A file of a form must have a name. */
  private static final class NamedFile extends ByteArrayResource {

    NamedFile(byte[] content) {
      super(content);
    }

    @Override
    public String getFilename() {
      return "speech.wav";
    }
  }
}
