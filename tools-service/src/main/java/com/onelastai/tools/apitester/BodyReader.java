package com.onelastai.tools.apitester;

import com.onelastai.tools.apitester.ApiTestResult.HttpBody;
import com.onelastai.tools.connect.HttpAnswer;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/** Shows a body as text if it is text. */
final class BodyReader {

  private BodyReader() {}

  static HttpBody read(HttpAnswer answer) {
    byte[] bytes = answer.body();
    String text = text(bytes, charset(answer.header("Content-Type")), answer.cut());
    String base64 = text == null ? Base64.getEncoder().encodeToString(bytes) : null;
    return new HttpBody(text, base64, bytes.length, answer.cut());
  }

  /** UTF-8 if none is named, or one that is not known. */
  private static Charset charset(@Nullable String type) {
    try {
      return type == null
          ? StandardCharsets.UTF_8
          : Objects.requireNonNullElse(
              MediaType.parseMediaType(type).getCharset(), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException unknown) {
      return StandardCharsets.UTF_8;
    }
  }

  /** Null if it is none. A character may be cut at the end. */
  private static @Nullable String text(byte[] bytes, Charset charset, boolean cut) {
    CharsetDecoder decoder = charset.newDecoder();
    CharBuffer text = CharBuffer.allocate((int) (bytes.length * decoder.maxCharsPerByte()) + 1);
    boolean malformed = decoder.decode(ByteBuffer.wrap(bytes), text, !cut).isError();
    String read = text.flip().toString();
    return malformed || read.indexOf('\0') >= 0 ? null : read;
  }
}
