package com.onelastai.lab.file;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Sends files, as a whole or in part, so that no browser runs what may be in them. */
final class FileAnswer {

  private FileAnswer() {}

  /** Sends one range; a whole file if several are asked for, as a server may. */
  static ResponseEntity<Resource> of(StoredFile file, FileStore store, HttpHeaders request) {
    String tag = "\"" + file.id() + "\"";
    HttpRange range = range(request, tag);
    long from = range == null ? 0 : range.getRangeStart(file.size());
    long end = range == null ? file.size() : range.getRangeEnd(file.size()) + 1;
    if (range != null && from >= end) {
      throw new UnsatisfiableRangeException(file.size());
    }
    ResponseEntity.BodyBuilder answer =
        headers(range == null ? HttpStatus.OK : HttpStatus.PARTIAL_CONTENT, file.contentType(), tag)
            .header(HttpHeaders.CONTENT_DISPOSITION, disposition(file))
            .header(HttpHeaders.ACCEPT_RANGES, "bytes")
            .contentLength(end - from);
    if (range != null) {
      answer.header(
          HttpHeaders.CONTENT_RANGE, "bytes %d-%d/%d".formatted(from, end - 1, file.size()));
    }
    return answer.body(new InputStreamResource(() -> store.read(file.id(), from, end - from)));
  }

  static ResponseEntity<Resource> ofThumbnail(StoredFile file, int side, Resource png) {
    String tag = "\"%s-%d\"".formatted(file.id(), side);
    return headers(HttpStatus.OK, MediaType.IMAGE_PNG_VALUE, tag).body(png);
  }

  private static ResponseEntity.BodyBuilder headers(HttpStatus status, String type, String tag) {
    return ResponseEntity.status(status)
        .eTag(tag)
        .cacheControl(CacheControl.noCache().cachePrivate())
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "sandbox; default-src 'none'; style-src 'unsafe-inline'")
        .contentType(MediaType.parseMediaType(type));
  }

  /** Shows pictures and sounds; a browser's viewer of anything else would not work in a sandbox. */
  private static String disposition(StoredFile file) {
    boolean shown = file.contentType().matches("(image|audio)/.*");
    return (shown ? ContentDisposition.inline() : ContentDisposition.attachment())
        .filename(file.name(), StandardCharsets.UTF_8)
        .build()
        .toString();
  }

  /** Null for the whole file, also if the range cannot be read or is one of another file. */
  private static @Nullable HttpRange range(HttpHeaders request, String tag) {
    String header = request.getFirst(HttpHeaders.RANGE);
    String condition = request.getFirst(HttpHeaders.IF_RANGE);
    if (header == null
        || request.getFirst(HttpHeaders.IF_NONE_MATCH) != null
        || (condition != null && !condition.equals(tag))) {
      return null;
    }
    try {
      List<HttpRange> ranges = HttpRange.parseRanges(header);
      return ranges.size() == 1 ? ranges.getFirst() : null;
    } catch (IllegalArgumentException unreadable) {
      return null;
    }
  }
}
