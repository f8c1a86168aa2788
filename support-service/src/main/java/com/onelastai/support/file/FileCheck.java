package com.onelastai.support.file;

import com.onelastai.image.PictureMaker;
import com.onelastai.image.PictureMaker.Crop;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.InputStreamSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Reads files that may be hostile. */
@Component
class FileCheck {

  /** Each is in memory several times, on its way to the store. */
  private static final int AT_ONCE = 4;

  /** Enough to read what is on a screenshot. */
  private static final int MAX_SIDE = 4096;

  private final Semaphore turns = new Semaphore(AT_ONCE);
  private final PictureMaker pictures;

  FileCheck(PictureMaker pictures) {
    this.pictures = pictures;
  }

  /** What is stored of a file. */
  record Checked(String name, String mediaType, boolean picture, byte[] content) {}

  /** Checks a file and uses it, while few others are in memory. */
  <T> T with(String name, InputStreamSource source, FileRules rules, Function<Checked, T> use) {
    turns.acquireUninterruptibly();
    try {
      byte[] content = read(source, rules);
      String clean = FileName.clean(name);
      FileType type =
          TypeDetector.detect(content, clean).filter(rules::accept).orElseThrow(this::unsupported);
      return use.apply(checked(clean, type, content));
    } finally {
      turns.release();
    }
  }

  private Checked checked(String name, FileType type, byte[] content) {
    if (type.isPicture()) {
      byte[] png = pictures.png(new ByteArrayResource(content), Crop.NONE, MAX_SIDE);
      return new Checked(
          TypeDetector.named(name, FileType.PNG), MediaType.IMAGE_PNG_VALUE, true, png);
    }
    String sentAs = type.isActive() ? MediaType.APPLICATION_OCTET_STREAM_VALUE : type.mediaType();
    return new Checked(TypeDetector.named(name, type), sentAs, false, content);
  }

  private static byte[] read(InputStreamSource source, FileRules rules) {
    int limit = Math.toIntExact(rules.maxSize().toBytes());
    try (InputStream in = source.getInputStream()) {
      byte[] content = in.readNBytes(limit + 1);
      if (content.length > limit) {
        String detail = "must be at most " + rules.maxSize().toMegabytes() + " MB";
        throw new ApiException(
            HttpStatus.CONTENT_TOO_LARGE,
            "file_too_large",
            List.of(new FieldProblem("file", "too_large", detail)));
      }
      return content;
    } catch (IOException broken) {
      throw ApiException.invalid(List.of(new FieldProblem("file", "unreadable", "cannot be read")));
    }
  }

  private ApiException unsupported() {
    return new ApiException(
        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
        "unsupported_file",
        List.of(new FieldProblem("file", "unsupported", "has a type that is not accepted")));
  }
}
