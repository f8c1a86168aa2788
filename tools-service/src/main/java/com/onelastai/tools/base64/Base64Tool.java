package com.onelastai.tools.base64;

import com.onelastai.tools.base64.Base64Input.Action;
import com.onelastai.tools.tool.Tool;
import com.onelastai.tools.tool.ToolFailedException;
import com.onelastai.tools.tool.ToolInfo;
import com.onelastai.tools.tool.ToolInfo.Category;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class Base64Tool implements Tool<Base64Input, Base64Result> {

  /** RFC 2397. */
  private static final Pattern DATA_URI =
      Pattern.compile(
          "data:(?<type>[^,;]*(?:;[^,;=]+=[^,;]*)*);base64,(?<data>.*)", Pattern.DOTALL);

  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final int LINE = 76;

  @Override
  public ToolInfo<Base64Input> info() {
    return new ToolInfo<>(
        "base64",
        "Base64",
        Category.DEVELOPER,
        "Encodes and decodes Base64 and Base64url (RFC 4648), with the lines of MIME (RFC 2045) or "
            + "as a data URI (RFC 2397).",
        new Base64Input(Action.ENCODE, "Hello, world", false, false, false, null));
  }

  @Override
  public Base64Result run(Base64Input input) {
    return switch (input.action()) {
      case ENCODE -> encode(input.text().getBytes(StandardCharsets.UTF_8), input);
      case DECODE -> decode(input.text());
    };
  }

  private static Base64Result encode(byte[] bytes, Base64Input input) {
    Base64.Encoder encoder =
        input.urlSafe()
            ? Base64.getUrlEncoder().withoutPadding()
            : input.lines()
                ? Base64.getMimeEncoder(LINE, new byte[] {'\r', '\n'})
                : Base64.getEncoder();
    String encoded = encoder.encodeToString(bytes);
    String type = input.mediaType() == null ? "text/plain;charset=UTF-8" : input.mediaType();
    return new Base64Result(
        input.dataUri() ? "data:" + type + ";base64," + encoded : encoded,
        null,
        bytes.length,
        input.dataUri() ? type : null);
  }

  private static Base64Result decode(String text) {
    Matcher uri = DATA_URI.matcher(text.strip());
    boolean isUri = uri.matches();
    byte[] bytes = decodeEither(SPACE.matcher(isUri ? uri.group("data") : text).replaceAll(""));
    String type = isUri ? uri.group("type") : null;
    String decoded = utf8(bytes);
    return new Base64Result(
        decoded,
        decoded == null ? Base64.getEncoder().encodeToString(bytes) : null,
        bytes.length,
        type);
  }

  /** Either alphabet, with or without padding; never both alphabets in one text. */
  private static byte[] decodeEither(String text) {
    boolean urlSafe = text.indexOf('-') >= 0 || text.indexOf('_') >= 0;
    try {
      return (urlSafe ? Base64.getUrlDecoder() : Base64.getDecoder()).decode(text);
    } catch (IllegalArgumentException malformed) {
      throw new ToolFailedException("This is not Base64: " + malformed.getMessage() + ".");
    }
  }

  /** Null if it is no text. */
  private static @Nullable String utf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException binary) {
      return null;
    }
  }
}
