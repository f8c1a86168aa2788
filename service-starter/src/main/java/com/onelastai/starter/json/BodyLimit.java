package com.onelastai.starter.json;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * Reads at most so many bytes of a body that is bound to an object, so that none fills the memory.
 */
@ControllerAdvice
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class BodyLimit extends RequestBodyAdviceAdapter {

  private final int limit;

  BodyLimit(@Value("${onelastai.max-body:1MB}") DataSize limit) {
    this.limit = Math.toIntExact(limit.toBytes());
  }

  @Override
  public boolean supports(
      MethodParameter parameter, Type target, Class<? extends HttpMessageConverter<?>> converter) {
    return true;
  }

  @Override
  public HttpInputMessage beforeBodyRead(
      HttpInputMessage message,
      MethodParameter parameter,
      Type target,
      Class<? extends HttpMessageConverter<?>> converter)
      throws IOException {
    return read(message);
  }

  HttpInputMessage read(HttpInputMessage message) throws IOException {
    long announced = message.getHeaders().getContentLength();
    if (announced > limit) {
      throw tooLarge();
    }
    String coding = message.getHeaders().getFirst(HttpHeaders.CONTENT_ENCODING);
    byte[] body =
        coding == null || coding.equalsIgnoreCase("identity")
            ? message.getBody().readNBytes(announced < 0 ? limit + 1 : (int) announced)
            : inflate(coding, message.getBody());
    if (body.length > limit) {
      throw tooLarge();
    }
    return new Read(message.getHeaders(), new ByteArrayInputStream(body));
  }

  /** The limit is for the inflated body. */
  private byte[] inflate(String coding, InputStream body) throws IOException {
    if (!coding.equalsIgnoreCase("gzip")) {
      throw new ApiException(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE,
          "unsupported_content_encoding",
          List.of(
              new FieldProblem(
                  HttpHeaders.CONTENT_ENCODING, "unsupported", "must be gzip or identity")));
    }
    try (GZIPInputStream inflated = new GZIPInputStream(body)) {
      return inflated.readNBytes(limit + 1);
    } catch (ZipException | EOFException malformed) {
      throw ApiException.invalid(
          List.of(new FieldProblem("body", "unreadable", "cannot be read as gzip")));
    }
  }

  private ApiException tooLarge() {
    FieldProblem field =
        new FieldProblem("body", "too_large", "must be at most " + limit + " bytes");
    return new ApiException(HttpStatus.CONTENT_TOO_LARGE, "body_too_large", List.of(field));
  }

  private record Read(HttpHeaders headers, InputStream body) implements HttpInputMessage {

    @Override
    public HttpHeaders getHeaders() {
      return headers;
    }

    @Override
    public InputStream getBody() {
      return body;
    }
  }
}
