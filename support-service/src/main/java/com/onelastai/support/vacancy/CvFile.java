package com.onelastai.support.vacancy;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import com.onelastai.support.vacancy.JobApplication.Cv;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.web.multipart.MultipartFile;

/** An uploaded CV. Its name and type are the sender's claims; its content decides. */
final class CvFile {

  private static final int MAX_SIZE = 5 * 1024 * 1024;
  private static final int MAX_NAME = 100;
  private static final String EXTENSION = ".pdf";

  private CvFile() {}

  static Cv read(MultipartFile file) {
    if (file.getSize() > MAX_SIZE) {
      throw refused(
          HttpStatus.CONTENT_TOO_LARGE, "cv_too_large", "must be at most " + MAX_SIZE + " bytes");
    }
    byte[] content = content(file);
    String problem = PdfCheck.problemOf(content);
    if (problem != null) {
      throw refused(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "cv_not_accepted", problem);
    }
    return new Cv(name(file), content.length, content);
  }

  private static byte[] content(MultipartFile file) {
    try {
      return file.getBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A name that is safe for every file system and header. */
  private static String name(MultipartFile file) {
    String given = Objects.requireNonNullElse(file.getOriginalFilename(), "");
    String base =
        given
            .substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
            .replaceAll("(?i)\\.pdf$", "")
            .replaceAll("[^\\p{L}\\p{N} _-]", "_")
            .strip();
    String shortened = base.length() > MAX_NAME ? base.substring(0, MAX_NAME) : base;
    return (shortened.isEmpty() ? "cv" : shortened) + EXTENSION;
  }

  private static ApiException refused(HttpStatus status, String code, String detail) {
    return new ApiException(status, code, List.of(new FieldProblem("cv", code, detail)));
  }
}
