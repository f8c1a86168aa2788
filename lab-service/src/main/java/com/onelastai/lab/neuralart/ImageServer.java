package com.onelastai.lab.neuralart;

import com.onelastai.image.PictureMaker;
import com.onelastai.image.PictureMaker.Crop;
import com.onelastai.lab.neuralart.NeuralArtInput.Aspect;
import com.onelastai.starter.problem.ApiException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks a server with OpenAI's images API for a picture. What it sends is decoded and encoded anew.
 */
@Component
final class ImageServer {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

  /** Of an answer: its picture takes three quarters of it. */
  private static final long LONGEST_ANSWER = 16 * 1024 * 1024L;

  private static final long LOOK_MILLIS = 1000;

  private final ImageProperties settings;
  private final PictureMaker pictures;
  private final HttpClient http;

  ImageServer(ImageProperties settings, PictureMaker pictures) {
    this.settings = settings;
    this.pictures = pictures;
    // HTTP/1.1, since without TLS the client would request an upgrade each time.
    http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
  }

  boolean isSet() {
    return settings.isSet();
  }

  /** How the engine is named if the server does not name a model. */
  String model() {
    return settings.model().isEmpty() ? "image server" : settings.model();
  }

  /**
   * @param resolution the longest side that the PNG may have
   * @param waiting called about each second; an exception from it ends the request
   */
  byte[] png(String prompt, Aspect aspect, int resolution, Runnable waiting)
      throws ImageServerException {
    byte[] answer = answer(request(prompt, aspect), waiting);
    try {
      String encoded = JSON.readTree(answer).at("/data/0/b64_json").asString("");
      if (encoded.isEmpty()) {
        throw new ImageServerException("answered without a picture");
      }
      byte[] picture = Base64.getDecoder().decode(encoded);
      return pictures.png(new ByteArrayResource(picture), Crop.NONE, resolution);
    } catch (JacksonException | IllegalArgumentException malformed) {
      throw new ImageServerException("gave a malformed answer");
    } catch (ApiException refused) {
      throw new ImageServerException("sent what is not a usable picture");
    }
  }

  private HttpRequest request(String prompt, Aspect aspect) {
    Map<String, Object> body = new LinkedHashMap<>();
    if (!settings.model().isEmpty()) {
      body.put("model", settings.model());
    }
    body.put("prompt", prompt);
    body.put("n", 1);
    body.put("size", size(aspect));
    // OpenAI's newer models always answer so, and refuse the parameter.
    if (!settings.model().startsWith("gpt-image")) {
      body.put("response_format", "b64_json");
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(settings.url() + "/images/generations"))
            .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE)
            .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
    if (!settings.key().isEmpty()) {
      request.header(HttpHeaders.AUTHORIZATION, "Bearer " + settings.key());
    }
    return request.build();
  }

  /** The sizes that OpenAI's models offer; PictureMaker makes smaller ones of them. */
  private static String size(Aspect aspect) {
    return switch (aspect) {
      case SQUARE -> "1024x1024";
      case LANDSCAPE -> "1536x1024";
      case PORTRAIT -> "1024x1536";
    };
  }

  private byte[] answer(HttpRequest request, Runnable waiting) throws ImageServerException {
    long end = System.nanoTime() + settings.timeout().toNanos();
    CompletableFuture<HttpResponse<byte[]>> exchange =
        http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER));
    try {
      while (System.nanoTime() < end) {
        waiting.run();
        try {
          return body(exchange.get(LOOK_MILLIS, TimeUnit.MILLISECONDS));
        } catch (TimeoutException notYet) {
          continue;
        }
      }
      throw new ImageServerException("did not answer in time");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new ImageServerException("was not awaited");
    } catch (ExecutionException failed) {
      boolean away =
          failed.getCause() instanceof ConnectException
              || failed.getCause() instanceof HttpConnectTimeoutException;
      throw new ImageServerException(
          away ? "cannot be reached" : "did not send a whole answer of at most 16 MB");
    } finally {
      exchange.cancel(true);
    }
  }

  private static byte[] body(HttpResponse<byte[]> response) throws ImageServerException {
    if (response.statusCode() != HttpStatus.OK.value()) {
      throw new ImageServerException("answered with status " + response.statusCode());
    }
    return response.body();
  }

  /** Why there is no picture; the message continues "The image server". */
  static final class ImageServerException extends Exception {

    ImageServerException(String message) {
      super(message);
    }
  }
}
