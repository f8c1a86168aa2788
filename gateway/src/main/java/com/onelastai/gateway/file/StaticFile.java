package com.onelastai.gateway.file;

import static java.util.Comparator.comparingDouble;
import static org.springframework.web.reactive.function.server.RequestPredicates.methods;
import static org.springframework.web.reactive.function.server.RequestPredicates.path;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.util.DigestUtils;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * A file in memory, plain and in the codings that make it smaller. Each variant has a strong ETag
 * of its own, by which Spring answers 304.
 */
public final class StaticFile {

  /** For an address whose content may change with a release. */
  public static final CacheControl ONE_HOUR =
      CacheControl.maxAge(Duration.ofHours(1)).cachePublic().mustRevalidate();

  private static final String PLAIN = "identity";

  private record Variant(String coding, byte[] content, String hash) {

    Variant(String coding, byte[] content) {
      this(coding, content, DigestUtils.md5DigestAsHex(content));
    }
  }

  private final MediaType type;

  /** The preferred first, the plain one last. */
  private final List<Variant> variants;

  private StaticFile(Resource file, List<Variant> variants) {
    this.type = MediaTypeFactory.getMediaType(file).orElse(MediaType.APPLICATION_OCTET_STREAM);
    this.variants = variants;
  }

  /** A file beside which its build has put {@code .br} and {@code .gz}. */
  public static StaticFile precompressed(Resource file) throws IOException {
    return new StaticFile(
        file,
        List.of(
            new Variant("br", read(file.createRelative(file.getFilename() + ".br"))),
            new Variant("gzip", read(file.createRelative(file.getFilename() + ".gz"))),
            new Variant(PLAIN, read(file))));
  }

  /** A file that is compressed as it is. */
  public static StaticFile plain(Resource file) throws IOException {
    return new StaticFile(file, List.of(new Variant(PLAIN, read(file))));
  }

  /** A file of which there is no compressed variant yet. */
  public static StaticFile compress(Resource file) throws IOException {
    byte[] content = read(file);
    byte[] gzipped = gzip(content);
    List<Variant> variants = new ArrayList<>();
    if (gzipped.length < content.length) {
      variants.add(new Variant("gzip", gzipped));
    }
    variants.add(new Variant(PLAIN, content));
    return new StaticFile(file, variants);
  }

  /** Requests for the file at this path. */
  public static RequestPredicate at(String path) {
    return path(path).and(methods(HttpMethod.GET, HttpMethod.HEAD));
  }

  /** Changes whenever the content does. */
  public String version() {
    return variants.getLast().hash();
  }

  /**
   * @param headers adds to the headers of the answer
   */
  public Mono<ServerResponse> serve(ServerRequest request, Consumer<HttpHeaders> headers) {
    return serve(HttpStatus.OK, request, headers);
  }

  /**
   * @param headers adds to the headers of the answer
   */
  public Mono<ServerResponse> serve(
      HttpStatus status, ServerRequest request, Consumer<HttpHeaders> headers) {
    Variant variant = choose(AcceptEncoding.of(request.headers().asHttpHeaders()));
    ServerResponse.BodyBuilder response =
        ServerResponse.status(status)
            .contentType(type)
            .eTag(variant.hash())
            .varyBy(HttpHeaders.ACCEPT_ENCODING)
            .headers(headers);
    if (!variant.coding().equals(PLAIN)) {
      response.header(HttpHeaders.CONTENT_ENCODING, variant.coding());
    }
    return response.bodyValue(variant.content());
  }

  /** A client that accepts none gets the plain one, as the standard advises. */
  private Variant choose(AcceptEncoding accepted) {
    return variants.stream()
        .filter(variant -> accepted.weightOf(variant.coding()) > 0)
        .max(comparingDouble(variant -> accepted.weightOf(variant.coding())))
        .orElseGet(variants::getLast);
  }

  private static byte[] read(Resource file) throws IOException {
    return file.getContentAsByteArray();
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream gzipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(gzipped)) {
      out.write(content);
    }
    return gzipped.toByteArray();
  }
}
